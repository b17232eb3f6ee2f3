// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.riskset.privacy.disclosure.LedgerEntry;
import org.riskset.privacy.disclosure.OrdinalSet;
import org.riskset.privacy.disclosure.Unit;
import org.riskset.privacy.disclosure.Units;

/** Who was counted for each part of an answer. */
final class UnitTable {
    private UnitTable() {}

    static void insert(Connection connection, LedgerEntry entry) throws SQLException {
        List<Unit> units = entry.answer().units().map(Units::list).orElse(List.of());
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO unit (entry, position, name, n, bitmap) VALUES (?, ?, ?, ?, ?)")) {
            for (int i = 0; i < units.size(); i++) {
                insert.setLong(1, entry.number());
                insert.setInt(2, i);
                insert.setString(3, units.get(i).key());
                insert.setInt(4, units.get(i).patients().size());
                insert.setBytes(5, units.get(i).patients().toBytes());
                insert.executeUpdate();
            }
        }
    }

    static Optional<Units> read(Connection connection, long entry) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT name, bitmap FROM unit WHERE entry = ? ORDER BY position")) {
            select.setLong(1, entry);
            ResultSet row = select.executeQuery();
            List<Unit> units = new ArrayList<>();
            while (row.next()) {
                units.add(new Unit(row.getString(1), OrdinalSet.fromBytes(row.getBytes(2))));
            }
            return units.isEmpty() ? Optional.empty() : Optional.of(new Units(units));
        }
    }
}
