// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.riskset.privacy.audit.Transactions;
import org.riskset.privacy.identity.RunId;

/** Result files of ended runs; all are text. */
public final class ReportTable {
    private final Transactions transactions;

    ReportTable(Transactions transactions) {
        this.transactions = transactions;
    }

    public void keep(RunId run, Map<String, byte[]> files) {
        transactions.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO report (run, file, body)
                    VALUES (?, ?, ?)
                    ON CONFLICT (run, file) DO UPDATE SET body = excluded.body""")) {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    insert.setString(1, run.hex());
                    insert.setString(2, file.getKey());
                    insert.setString(3, new String(file.getValue(), StandardCharsets.UTF_8));
                    insert.executeUpdate();
                }
            }
        });
    }

    /** Name to content; empty when the run has no result. */
    public Map<String, byte[]> find(RunId run) {
        return transactions.in(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT file, body FROM report WHERE run = ? ORDER BY file")) {
                select.setString(1, run.hex());
                ResultSet row = select.executeQuery();
                Map<String, byte[]> files = new LinkedHashMap<>();
                while (row.next()) {
                    files.put(row.getString(1), row.getString(2).getBytes(StandardCharsets.UTF_8));
                }
                return files;
            }
        });
    }
}
