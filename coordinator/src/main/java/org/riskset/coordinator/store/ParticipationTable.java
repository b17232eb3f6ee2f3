// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Question;
import org.riskset.coordinator.run.Receipt;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.survival.digest.Digest;

/** How each invited site stands in each run; written together with the run. */
final class ParticipationTable {

    void write(Connection connection, RunId run, Collection<Participation> sites) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO participation (run, site, identity, accept_attempt, conditions, seen, expires, accept_sig,
                                           decline_attempt, decline_kind, decline_code, decline_reason, decline_sig,
                                           keys_index, keys_body, keys_sig, dismissed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (run, site) DO UPDATE SET
                    accept_attempt = excluded.accept_attempt, conditions = excluded.conditions, seen = excluded.seen,
                    expires = excluded.expires, accept_sig = excluded.accept_sig,
                    decline_attempt = excluded.decline_attempt, decline_kind = excluded.decline_kind,
                    decline_code = excluded.decline_code, decline_reason = excluded.decline_reason,
                    decline_sig = excluded.decline_sig, keys_index = excluded.keys_index,
                    keys_body = excluded.keys_body, keys_sig = excluded.keys_sig,
                    dismissed = excluded.dismissed""")) {
            for (Participation site : sites) {
                upsert.setString(1, run.hex());
                upsert.setString(2, site.site().value());
                upsert.setString(3, site.identity().hex());
                acceptance(upsert, site.acceptance());
                decline(upsert, site.decline());
                keys(upsert, site.keys());
                upsert.setInt(17, site.dismissed() ? 1 : 0);
                upsert.executeUpdate();
                ReceiptTable.write(connection, run, site);
            }
        }
    }

    private static void acceptance(PreparedStatement upsert, Optional<Acceptance> acceptance) throws SQLException {
        upsert.setObject(4, acceptance.map(Acceptance::attempt).orElse(null));
        upsert.setString(5, acceptance.map(Acceptance::conditions).orElse(null));
        upsert.setString(6, acceptance.map(a -> a.seen().hex()).orElse(null));
        upsert.setObject(7, acceptance.map(Acceptance::expires).orElse(null));
        upsert.setString(8, acceptance.map(a -> a.signature().hex()).orElse(null));
    }

    private static void decline(PreparedStatement upsert, Optional<Decline> decline) throws SQLException {
        upsert.setObject(9, decline.map(Decline::attempt).orElse(null));
        upsert.setString(10, decline.map(d -> d.kind().name()).orElse(null));
        upsert.setString(11, decline.map(Decline::code).orElse(null));
        upsert.setString(12, decline.map(Decline::reason).orElse(null));
        upsert.setString(13, decline.map(d -> d.signature().hex()).orElse(null));
    }

    private static void keys(PreparedStatement upsert, Optional<KeyAdvertisement> keys) throws SQLException {
        upsert.setObject(14, keys.map(KeyAdvertisement::index).orElse(null));
        upsert.setBytes(15, keys.map(KeyAdvertisement::body).orElse(null));
        upsert.setString(16, keys.map(k -> k.signature().hex()).orElse(null));
    }

    List<Participation> read(Connection connection, RunId run, Question question) throws SQLException {
        Map<SiteId, Map<Phase, Receipt>> receipts = ReceiptTable.read(connection, run);
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM participation WHERE run = ?")) {
            select.setString(1, run.hex());
            ResultSet row = select.executeQuery();
            List<Participation> all = new ArrayList<>();
            while (row.next()) {
                SiteId site = new SiteId(row.getString("site"));
                all.add(new Participation(
                        site,
                        new PublicIdentity(row.getString("identity")),
                        acceptance(row, run, question),
                        decline(row, run),
                        keys(row),
                        receipts.getOrDefault(site, Map.of()),
                        row.getInt("dismissed") == 1));
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

    private static Optional<KeyAdvertisement> keys(ResultSet row) throws SQLException {
        if (row.getString("keys_sig") == null) {
            return Optional.empty();
        }
        PhaseAnswer keys = PhaseAnswer.read(
                Phase.KEYS,
                row.getInt("keys_index"),
                row.getBytes("keys_body"),
                new Signature(row.getString("keys_sig")));
        // Keys are what is read of a body of that phase.
        return Optional.of((KeyAdvertisement) keys);
    }
}
