// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Question;
import org.riskset.coordinator.run.Receipt;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.digest.Digest;

/** How each invited site stands in each run; written together with the run. */
final class ParticipationTable {

    void write(Connection connection, Run run) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO participation (run, site, identity, accept_attempt, conditions, seen, expires, accept_sig,
                                           decline_attempt, decline_kind, decline_code, decline_reason, decline_sig,
                                           roster_index, vector_digest, vector_sig, vector_bytes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (run, site) DO UPDATE SET
                    accept_attempt = excluded.accept_attempt, conditions = excluded.conditions, seen = excluded.seen,
                    expires = excluded.expires, accept_sig = excluded.accept_sig,
                    decline_attempt = excluded.decline_attempt, decline_kind = excluded.decline_kind,
                    decline_code = excluded.decline_code, decline_reason = excluded.decline_reason,
                    decline_sig = excluded.decline_sig, roster_index = excluded.roster_index,
                    vector_digest = excluded.vector_digest, vector_sig = excluded.vector_sig,
                    vector_bytes = excluded.vector_bytes""")) {
            for (Participation site : run.participations()) {
                upsert.setString(1, run.id().hex());
                upsert.setString(2, site.site().value());
                upsert.setString(3, site.identity().hex());
                acceptance(upsert, site.acceptance());
                decline(upsert, site.decline());
                receipt(upsert, site.receipt());
                upsert.executeUpdate();
            }
        }
    }

    private static void acceptance(PreparedStatement upsert, Optional<Acceptance> acceptance) throws SQLException {
        number(upsert, 4, acceptance.map(a -> (long) a.attempt()));
        upsert.setString(5, acceptance.map(Acceptance::conditions).orElse(null));
        upsert.setString(6, acceptance.map(a -> a.seen().hex()).orElse(null));
        number(upsert, 7, acceptance.map(Acceptance::expires));
        upsert.setString(8, acceptance.map(a -> a.signature().hex()).orElse(null));
    }

    private static void decline(PreparedStatement upsert, Optional<Decline> decline) throws SQLException {
        number(upsert, 9, decline.map(d -> (long) d.attempt()));
        upsert.setString(10, decline.map(d -> d.kind().name()).orElse(null));
        upsert.setString(11, decline.map(Decline::code).orElse(null));
        upsert.setString(12, decline.map(Decline::reason).orElse(null));
        upsert.setString(13, decline.map(d -> d.signature().hex()).orElse(null));
    }

    private static void receipt(PreparedStatement upsert, Optional<Receipt> receipt) throws SQLException {
        number(upsert, 14, receipt.map(r -> (long) r.index()));
        upsert.setString(15, receipt.map(r -> r.digest().hex()).orElse(null));
        upsert.setString(16, receipt.map(r -> r.signature().hex()).orElse(null));
        number(upsert, 17, receipt.map(Receipt::bytes));
    }

    private static void number(PreparedStatement statement, int at, Optional<Long> value) throws SQLException {
        if (value.isPresent()) {
            statement.setLong(at, value.get());
        } else {
            statement.setNull(at, Types.BIGINT);
        }
    }

    List<Participation> read(Connection connection, RunId run, Question question) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM participation WHERE run = ?")) {
            select.setString(1, run.hex());
            ResultSet row = select.executeQuery();
            List<Participation> all = new ArrayList<>();
            while (row.next()) {
                all.add(new Participation(
                        new SiteId(row.getString("site")),
                        new PublicIdentity(row.getString("identity")),
                        acceptance(row, run, question),
                        decline(row, run),
                        receipt(row)));
            }
            all.sort(Comparator.comparing(Participation::site));
            return all;
        }
    }

    private static Optional<Acceptance> acceptance(ResultSet row, RunId run, Question question) throws SQLException {
        if (row.getString("accept_sig") == null) {
            return Optional.empty();
        }
        return Optional.of(new Acceptance(
                run,
                row.getInt("accept_attempt"),
                question.mode(),
                question.study(),
                question.plan(),
                row.getString("conditions"),
                new Digest(row.getString("seen")),
                row.getLong("expires"),
                new Signature(row.getString("accept_sig"))));
    }

    private static Optional<Decline> decline(ResultSet row, RunId run) throws SQLException {
        if (row.getString("decline_sig") == null) {
            return Optional.empty();
        }
        return Optional.of(new Decline(
                run,
                row.getInt("decline_attempt"),
                Decline.Kind.valueOf(row.getString("decline_kind")),
                row.getString("decline_code"),
                row.getString("decline_reason"),
                new Signature(row.getString("decline_sig"))));
    }

    private static Optional<Receipt> receipt(ResultSet row) throws SQLException {
        if (row.getString("vector_sig") == null) {
            return Optional.empty();
        }
        return Optional.of(new Receipt(
                row.getInt("roster_index"),
                new Digest(row.getString("vector_digest")),
                new Signature(row.getString("vector_sig")),
                row.getLong("vector_bytes")));
    }
}
