// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.riskset.privacy.disclosure.Answer;
import org.riskset.privacy.disclosure.LedgerEntry;
import org.riskset.privacy.disclosure.LedgerEntry.State;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.digest.Digest;

/** One answer as a row, with its units in theirs. Who was counted never changes; how far the answer came does. */
final class LedgerRow {
    private LedgerRow() {}

    static void insert(Connection connection, LedgerEntry entry) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO ledger (run, attempt, requester, decided, study, question, plan, snapshot, counts,
                                    state, quorum, roster, contributors, entry)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            Answer answer = entry.answer();
            insert.setString(1, entry.run().hex());
            insert.setInt(2, entry.attempt());
            insert.setString(3, entry.requester());
            insert.setLong(4, Micros.of(entry.decided()));
            insert.setString(5, answer.study());
            insert.setString(6, answer.question().hex());
            insert.setString(7, answer.plan().hex());
            insert.setString(8, answer.snapshot().orElse(null));
            insert.setString(9, answer.counts().hex());
            bindProgress(insert, 10, entry);
            insert.executeUpdate();
        }
        UnitTable.insert(connection, entry);
    }

    static void update(Connection connection, LedgerEntry entry) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE ledger
                SET attempt = ?, state = ?, quorum = ?, roster = ?, contributors = ?
                WHERE entry = ?""")) {
            update.setInt(1, entry.attempt());
            bindProgress(update, 2, entry);
            update.executeUpdate();
        }
    }

    private static void bindProgress(PreparedStatement statement, int from, LedgerEntry entry) throws SQLException {
        statement.setString(from, entry.state().name());
        statement.setInt(from + 1, entry.quorum());
        statement.setString(from + 2, lines(entry.roster()));
        statement.setString(from + 3, entry.contributors().map(LedgerRow::lines).orElse(null));
        statement.setLong(from + 4, entry.number());
    }

    static List<LedgerEntry> all(Connection connection) throws SQLException {
        return select(connection, "ORDER BY entry");
    }

    // An id is hexadecimal digits.
    static Optional<LedgerEntry> of(Connection connection, RunId run) throws SQLException {
        return select(connection, "WHERE run = '" + run.hex() + "'").stream().findFirst();
    }

    private static List<LedgerEntry> select(Connection connection, String which) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM ledger " + which)) {
            ResultSet row = select.executeQuery();
            List<LedgerEntry> entries = new ArrayList<>();
            while (row.next()) {
                entries.add(entry(connection, row));
            }
            return entries;
        }
    }

    private static LedgerEntry entry(Connection connection, ResultSet row) throws SQLException {
        Answer answer = new Answer(
                row.getString("study"),
                new Digest(row.getString("question")),
                new Digest(row.getString("plan")),
                Optional.ofNullable(row.getString("snapshot")),
                UnitTable.read(connection, row.getLong("entry")),
                new Digest(row.getString("counts")));
        return new LedgerEntry(
                row.getLong("entry"),
                new RunId(row.getString("run")),
                row.getInt("attempt"),
                row.getString("requester"),
                Micros.instant(row.getLong("decided")),
                answer,
                State.valueOf(row.getString("state")),
                row.getInt("quorum"),
                sites(row.getString("roster")),
                Optional.ofNullable(row.getString("contributors")).map(LedgerRow::sites));
    }

    private static String lines(List<SiteId> sites) {
        return sites.stream().map(SiteId::value).collect(Collectors.joining("\n"));
    }

    private static List<SiteId> sites(String lines) {
        return lines.lines().map(SiteId::new).toList();
    }
}
