// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tag of each patient that was ever counted, by ordinal. */
final class PatientTagTable {
    private PatientTagTable() {}

    static void append(Connection connection, List<String> tags) throws SQLException {
        int next = read(connection).size();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO patient (ordinal, tag) VALUES (?, ?)")) {
            for (int i = 0; i < tags.size(); i++) {
                insert.setInt(1, next + i);
                insert.setString(2, tags.get(i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static List<String> read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT tag FROM patient ORDER BY ordinal")) {
            ResultSet row = select.executeQuery();
            List<String> tags = new ArrayList<>();
            while (row.next()) {
                tags.add(row.getString(1));
            }
            return tags;
        }
    }
}
