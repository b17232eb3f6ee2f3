// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Receipt;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Phase;
import org.riskset.survival.digest.Digest;

/** What has come from each site in each phase of its run's present attempt. */
final class ReceiptTable {
    private ReceiptTable() {}

    static void write(Connection connection, RunId run, Participation site) throws SQLException {
        try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM phase_receipt WHERE run = ? AND site = ?");
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO phase_receipt (run, site, phase, roster_index, digest, signature, bytes)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")) {
            delete.setString(1, run.hex());
            delete.setString(2, site.site().value());
            delete.executeUpdate();
            for (Map.Entry<Phase, Receipt> entry : site.receipts().entrySet()) {
                Receipt receipt = entry.getValue();
                insert.setString(1, run.hex());
                insert.setString(2, site.site().value());
                insert.setString(3, entry.getKey().name());
                insert.setInt(4, receipt.index());
                insert.setString(5, receipt.digest().hex());
                insert.setString(6, receipt.signature().hex());
                insert.setLong(7, receipt.bytes());
                insert.executeUpdate();
            }
        }
    }

    /** Of all sites that have sent anything. */
    static Map<SiteId, Map<Phase, Receipt>> read(Connection connection, RunId run) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT site, phase, roster_index, digest, signature, bytes
                FROM phase_receipt
                WHERE run = ?""")) {
            select.setString(1, run.hex());
            ResultSet row = select.executeQuery();
            Map<SiteId, Map<Phase, Receipt>> all = new HashMap<>();
            while (row.next()) {
                all.computeIfAbsent(new SiteId(row.getString(1)), s -> new EnumMap<>(Phase.class))
                        .put(Phase.valueOf(row.getString(2)), receipt(row));
            }
            return all;
        }
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                row.getInt("roster_index"),
                new Digest(row.getString("digest")),
                new Signature(row.getString("signature")),
                row.getLong("bytes"));
    }
}
