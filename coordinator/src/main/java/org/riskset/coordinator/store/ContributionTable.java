// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.riskset.privacy.audit.Transactions;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;

/** Vectors that came in, until their run has ended. */
public final class ContributionTable {
    private final Transactions transactions;

    ContributionTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /** One site's vector as it came. */
    public record Row(SiteId site, int horizon, byte[] bytes) {}

    /** Keeps a vector; the first one stays, a later one is told apart by its receipt. */
    public void keep(RunId run, Row row) {
        transactions.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO contribution (run, site, horizon, body)
                    VALUES (?, ?, ?, ?)
                    ON CONFLICT (run, site) DO NOTHING""")) {
                insert.setString(1, run.hex());
                insert.setString(2, row.site().value());
                insert.setInt(3, row.horizon());
                insert.setBytes(4, row.bytes());
                insert.executeUpdate();
            }
        });
    }

    public List<Row> of(RunId run) {
        return transactions.in(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT site, horizon, body
                    FROM contribution
                    WHERE run = ?
                    ORDER BY site""")) {
                select.setString(1, run.hex());
                ResultSet row = select.executeQuery();
                List<Row> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(new Row(new SiteId(row.getString(1)), row.getInt(2), row.getBytes(3)));
                }
                return rows;
            }
        });
    }

    public void forget(RunId run) {
        transactions.run(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM contribution WHERE run = ?")) {
                delete.setString(1, run.hex());
                delete.executeUpdate();
            }
        });
    }
}
