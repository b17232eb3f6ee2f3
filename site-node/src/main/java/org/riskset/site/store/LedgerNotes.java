// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.riskset.privacy.disclosure.Finding.Check;
import org.riskset.privacy.disclosure.Ledger.Refusal;
import org.riskset.privacy.identity.RunId;
import org.riskset.site.history.Allowance;
import org.riskset.survival.digest.Digest;

/** What was refused because of earlier answers, and what a person allowed all the same. */
final class LedgerNotes {
    private LedgerNotes() {}

    static void insert(Connection connection, Refusal refusal) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO ledger_refusal (study, requester, question, decided) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, refusal.study());
            insert.setString(2, refusal.requester());
            insert.setString(3, refusal.question().hex());
            insert.setLong(4, Micros.of(refusal.decided()));
            insert.executeUpdate();
        }
    }

    static void insert(Connection connection, Allowance allowance) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO ledger_allowance (run, rule, decided)
                VALUES (?, ?, ?)
                ON CONFLICT (run, rule) DO NOTHING""")) {
            insert.setString(1, allowance.run().hex());
            insert.setString(2, allowance.check().name());
            insert.setLong(3, Micros.of(allowance.decided()));
            insert.executeUpdate();
        }
    }

    static List<Refusal> refusals(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM ledger_refusal ORDER BY id")) {
            ResultSet row = select.executeQuery();
            List<Refusal> refusals = new ArrayList<>();
            while (row.next()) {
                refusals.add(new Refusal(
                        row.getString("study"),
                        row.getString("requester"),
                        new Digest(row.getString("question")),
                        Micros.instant(row.getLong("decided"))));
            }
            return refusals;
        }
    }

    static List<Allowance> allowances(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM ledger_allowance ORDER BY run, rule")) {
            ResultSet row = select.executeQuery();
            List<Allowance> allowances = new ArrayList<>();
            while (row.next()) {
                allowances.add(new Allowance(
                        new RunId(row.getString("run")),
                        Check.valueOf(row.getString("rule")),
                        Micros.instant(row.getLong("decided"))));
            }
            return allowances;
        }
    }
}
