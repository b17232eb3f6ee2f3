// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.site.task.Heard;
import org.riskset.site.task.Task;
import org.riskset.survival.digest.Digest;

/** What the coordinator has told, under its signature. Older attempts stay: they are evidence. */
final class HeardTable {
    private HeardTable() {}

    // A step is acted on once, so what is there already is the same.
    static void write(Connection connection, Task task) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO heard_step (run, attempt, step, digest, signature)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (run, attempt, step) DO NOTHING""")) {
            for (Heard heard : task.heard().values()) {
                insert.setString(1, task.request().run().hex());
                insert.setInt(2, task.request().attempt());
                insert.setInt(3, heard.step());
                insert.setString(4, heard.digest().hex());
                insert.setString(5, heard.signature().hex());
                insert.executeUpdate();
            }
        }
    }

    static Map<Integer, Heard> read(Connection connection, RunId run, int attempt) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT step, digest, signature
                FROM heard_step
                WHERE run = ? AND attempt = ?""")) {
            select.setString(1, run.hex());
            select.setInt(2, attempt);
            ResultSet row = select.executeQuery();
            Map<Integer, Heard> heard = new HashMap<>();
            while (row.next()) {
                int step = row.getInt(1);
                heard.put(step, new Heard(step, new Digest(row.getString(2)), new Signature(row.getString(3))));
            }
            return heard;
        }
    }
}
