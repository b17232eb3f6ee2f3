// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.riskset.privacy.audit.Transactions;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;

/** Vectors that came in, until their run has ended. */
public final class ContributionTable {
    private final Transactions transactions;

    ContributionTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /** One site's vector as it came, for one attempt of its run. */
    public record Row(SiteId site, int attempt, int horizon, byte[] bytes) {}

    /** Keeps a vector; the first one of an attempt stays, a later one is told apart by its receipt. */
    public void keep(RunId run, Row row) {
        transactions.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO contribution (run, attempt, site, horizon, body)
                    VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (run, attempt, site) DO NOTHING""")) {
                insert.setString(1, run.hex());
                insert.setInt(2, row.attempt());
                insert.setString(3, row.site().value());
                insert.setInt(4, row.horizon());
                insert.setBytes(5, row.bytes());
                insert.executeUpdate();
            }
        });
    }

    /**
     * Hands over the vectors of an attempt one after the other, by site, one in memory at a time. No transaction is open
     * meanwhile, so it may take long.
     */
    public void forEach(RunId run, int attempt, Consumer<Row> taker) {
        for (SiteId site : sites(run, attempt)) {
            find(run, attempt, site).ifPresent(taker);
        }
    }

    /** All vectors of an attempt, by site; at once in memory, as plain mode with its few sites can afford. */
    public List<Row> of(RunId run, int attempt) {
        List<Row> rows = new ArrayList<>();
        forEach(run, attempt, rows::add);
        return rows;
    }

    private List<SiteId> sites(RunId run, int attempt) {
        return transactions.in(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT site
                    FROM contribution
                    WHERE run = ? AND attempt = ?
                    ORDER BY site""")) {
                select.setString(1, run.hex());
                select.setInt(2, attempt);
                ResultSet row = select.executeQuery();
                List<SiteId> sites = new ArrayList<>();
                while (row.next()) {
                    sites.add(new SiteId(row.getString(1)));
                }
                return sites;
            }
        });
    }

    private Optional<Row> find(RunId run, int attempt, SiteId site) {
        return transactions.in(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT horizon, body
                    FROM contribution
                    WHERE run = ? AND attempt = ? AND site = ?""")) {
                select.setString(1, run.hex());
                select.setInt(2, attempt);
                select.setString(3, site.value());
                ResultSet row = select.executeQuery();
                return row.next()
                        ? Optional.of(new Row(site, attempt, row.getInt(1), row.getBytes(2)))
                        : Optional.empty();
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
