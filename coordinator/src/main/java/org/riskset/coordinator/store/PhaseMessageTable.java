// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.riskset.privacy.audit.Transactions;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Phase;

/** What members sent in the phases beside their vectors, until their run has ended; receipts say that it came. */
public final class PhaseMessageTable {
    private final Transactions transactions;

    PhaseMessageTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Keeps a body; the first one of a site, attempt and phase stays. */
    public void keep(RunId run, int attempt, SiteId site, Phase phase, byte[] body) {
        transactions.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO phase_message (run, attempt, phase, site, body)
                    VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (run, attempt, phase, site) DO NOTHING""")) {
                insert.setString(1, run.hex());
                insert.setInt(2, attempt);
                insert.setString(3, phase.name());
                insert.setString(4, site.value());
                insert.setBytes(5, body);
                insert.executeUpdate();
            }
        });
    }

    /** Bodies by site, in order of site. */
    public Map<SiteId, byte[]> of(RunId run, int attempt, Phase phase) {
        return transactions.in(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT site, body
                    FROM phase_message
                    WHERE run = ? AND attempt = ? AND phase = ?
                    ORDER BY site""")) {
                select.setString(1, run.hex());
                select.setInt(2, attempt);
                select.setString(3, phase.name());
                ResultSet row = select.executeQuery();
                Map<SiteId, byte[]> bodies = new LinkedHashMap<>();
                while (row.next()) {
                    bodies.put(new SiteId(row.getString(1)), row.getBytes(2));
                }
                return bodies;
            }
        });
    }

    /** Once the run has ended nothing needs them. */
    public void forget(RunId run) {
        transactions.run(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM phase_message WHERE run = ?")) {
                delete.setString(1, run.hex());
                delete.executeUpdate();
            }
        });
    }
}
