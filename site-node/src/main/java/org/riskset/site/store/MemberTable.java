// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Contributors;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.privacy.masking.SharePair;
import org.riskset.survival.digest.Digest;

/** What an instance knows of each member: who it is, its keys, what this site holds of its secrets. */
final class MemberTable {
    private MemberTable() {}

    /** One member as it is stored. */
    record Row(Roster.Member member, Optional<KeyAdvertisement> keys, Optional<SharePair> share, boolean contributed) {}

    static void insert(Connection connection, RunId run, Instance instance) throws SQLException {
        Set<Integer> contributors =
                instance.contributors().map(Contributors::indices).orElse(Set.of());
        Map<Integer, KeyAdvertisement> keys =
                instance.keys().stream().collect(Collectors.toMap(KeyAdvertisement::index, Function.identity()));
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO instance_member (run, member, site, identity, conditions, contributed, keys_body, keys_sig,
                                             share_b, share_s)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (Roster.Member member : instance.context().roster().members()) {
                Optional<KeyAdvertisement> known = Optional.ofNullable(keys.get(member.index()));
                insert.setString(1, run.hex());
                insert.setInt(2, member.index());
                insert.setString(3, member.id().value());
                insert.setString(4, member.identity().hex());
                insert.setString(5, member.conditions().hex());
                insert.setInt(6, contributors.contains(member.index()) ? 1 : 0);
                insert.setBytes(7, known.map(KeyAdvertisement::body).orElse(null));
                insert.setString(8, known.map(k -> k.signature().hex()).orElse(null));
                insert(insert, held(instance, member.index()));
            }
        }
    }

    private static void insert(PreparedStatement insert, Optional<SharePair> pair) throws SQLException {
        byte[] ofSelf = pair.map(SharePair::ofSelf).orElse(null);
        byte[] ofMasking = pair.map(SharePair::ofMasking).orElse(null);
        insert.setBytes(9, ofSelf);
        insert.setBytes(10, ofMasking);
        insert.executeUpdate();
        if (pair.isPresent()) {
            Arrays.fill(ofSelf, (byte) 0);
            Arrays.fill(ofMasking, (byte) 0);
        }
    }

    // While the others' shares are on their way an instance holds its own alone.
    private static Optional<SharePair> held(Instance instance, int member) {
        List<SharePair> shares = instance.shares();
        if (shares.size() == instance.context().n()) {
            return Optional.of(shares.get(member - 1));
        }
        return member == instance.self() ? shares.stream().findFirst() : Optional.empty();
    }

    static List<Row> read(Connection connection, RunId run) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM instance_member WHERE run = ? ORDER BY member")) {
            select.setString(1, run.hex());
            ResultSet row = select.executeQuery();
            List<Row> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(new Row(member(row), keys(row), share(row), row.getInt("contributed") == 1));
            }
            return rows;
        }
    }

    private static Roster.Member member(ResultSet row) throws SQLException {
        return new Roster.Member(
                row.getInt("member"),
                new SiteId(row.getString("site")),
                new PublicIdentity(row.getString("identity")),
                new Digest(row.getString("conditions")));
    }

    private static Optional<KeyAdvertisement> keys(ResultSet row) throws SQLException {
        byte[] body = row.getBytes("keys_body");
        if (body == null) {
            return Optional.empty();
        }
        Signature signature = new Signature(row.getString("keys_sig"));
        // Keys are what is read of a body of that phase.
        return Optional.of((KeyAdvertisement) PhaseAnswer.read(Phase.KEYS, row.getInt("member"), body, signature));
    }

    private static Optional<SharePair> share(ResultSet row) throws SQLException {
        byte[] ofSelf = row.getBytes("share_b");
        if (ofSelf == null) {
            return Optional.empty();
        }
        byte[] ofMasking = row.getBytes("share_s");
        SharePair pair = SharePair.of(ofSelf, ofMasking);
        Arrays.fill(ofSelf, (byte) 0);
        Arrays.fill(ofMasking, (byte) 0);
        return Optional.of(pair);
    }

    /** What there is of one thing over all members, by index. */
    static <T> List<T> each(List<Row> rows, Function<Row, Optional<T>> what) {
        return rows.stream().flatMap(row -> what.apply(row).stream()).toList();
    }

    static Set<Integer> contributors(List<Row> rows) {
        return rows.stream()
                .filter(Row::contributed)
                .map(row -> row.member().index())
                .collect(Collectors.toSet());
    }
}
