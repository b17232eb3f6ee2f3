// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.riskset.privacy.disclosure.DataSnapshot;
import org.riskset.site.history.PinnedExtract;

/** The extract that each study is answered from; the one before it is forgotten. */
final class SnapshotTable {
    private SnapshotTable() {}

    static void replace(Connection connection, PinnedExtract extract) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM snapshot WHERE study = ?");
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO snapshot (study, id, tag, row) VALUES (?, ?, ?, ?)")) {
            delete.setString(1, extract.study());
            delete.executeUpdate();
            for (Map.Entry<String, String> row : extract.snapshot().rows().entrySet()) {
                insert.setString(1, extract.study());
                insert.setString(2, extract.snapshot().id());
                insert.setString(3, row.getKey());
                insert.setString(4, row.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static Map<String, DataSnapshot> read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT study, id, tag, row FROM snapshot")) {
            ResultSet row = select.executeQuery();
            Map<String, String> ids = new TreeMap<>();
            Map<String, Map<String, String>> rows = new HashMap<>();
            while (row.next()) {
                ids.put(row.getString(1), row.getString(2));
                rows.computeIfAbsent(row.getString(1), s -> new HashMap<>()).put(row.getString(3), row.getString(4));
            }
            Map<String, DataSnapshot> snapshots = new TreeMap<>();
            ids.forEach((study, id) -> snapshots.put(study, new DataSnapshot(id, rows.get(study))));
            return snapshots;
        }
    }
}
