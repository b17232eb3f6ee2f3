// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.masking.Contributors;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.InstanceSecrets;
import org.riskset.privacy.masking.RunContext;
import org.riskset.privacy.masking.Secret;
import org.riskset.privacy.masking.SecureContext;
import org.riskset.site.task.Request;
import org.riskset.site.task.Task;
import org.riskset.survival.digest.Digest;

/** This site's side of each masked vector, written with its task. What an instance no longer has is overwritten. */
final class InstanceTable {
    private InstanceTable() {}

    static void write(Connection connection, Task before, Task after) throws SQLException {
        Optional<Instance> instance = kept(after);
        if (before.instance().equals(instance)) {
            return;
        }
        RunId run = after.request().run();
        delete(connection, run);
        if (instance.isPresent()) {
            insert(connection, run, instance.get());
            MemberTable.insert(connection, run, instance.get());
        }
    }

    /** Whether secrets or shares go with this change. */
    static boolean loses(Task before, Task after) {
        boolean secretsGo = has(before.instance(), i -> i.secrets().isPresent())
                && !has(kept(after), i -> i.secrets().isPresent());
        boolean sharesGo = has(before.instance(), i -> !i.shares().isEmpty())
                && !has(kept(after), i -> !i.shares().isEmpty());
        return secretsGo || sharesGo;
    }

    private static boolean has(Optional<Instance> instance, Function<Instance, Boolean> what) {
        return instance.map(what).orElse(false);
    }

    // Nothing secret of an ended task is kept, whoever ended it.
    private static Optional<Instance> kept(Task task) {
        return task.state().hasEnded() ? task.instance().map(Instance::spent) : task.instance();
    }

    private static void delete(Connection connection, RunId run) throws SQLException {
        for (String table : List.of("instance", "instance_member")) {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " WHERE run = ?")) {
                delete.setString(1, run.hex());
                delete.executeUpdate();
            }
        }
    }

    private static void insert(Connection connection, RunId run, Instance instance) throws SQLException {
        RunContext context = instance.context().run();
        List<byte[]> secrets = instance.secrets()
                .map(s -> List.of(
                        s.sealing().bytes(), s.masking().bytes(), s.self().bytes()))
                .orElse(List.of());
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO instance (run, attempt, round, previous, layout_digest, k, min_sites, d64, d128, roster_index,
                                      sent, t2, t3, c_secret, s_secret, b)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, run.hex());
            insert.setLong(2, context.attempt());
            insert.setLong(3, context.round());
            insert.setString(4, context.previous().hex());
            insert.setString(5, context.layoutDigest().hex());
            insert.setInt(6, context.k());
            insert.setInt(7, context.minSites());
            insert.setLong(8, context.d64());
            insert.setLong(9, context.d128());
            insert.setInt(10, instance.self());
            insert.setString(11, instance.sent().map(Digest::hex).orElse(null));
            insert.setString(12, instance.t2().map(Digest::hex).orElse(null));
            insert.setString(13, instance.contributors().map(c -> c.t3().hex()).orElse(null));
            for (int i = 0; i < 3; i++) {
                insert.setBytes(14 + i, secrets.isEmpty() ? null : secrets.get(i));
            }
            insert.executeUpdate();
        } finally {
            secrets.forEach(copy -> Arrays.fill(copy, (byte) 0));
        }
    }

    static Optional<Instance> read(Connection connection, Request request) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM instance WHERE run = ?")) {
            select.setString(1, request.run().hex());
            ResultSet row = select.executeQuery();
            return row.next()
                    ? Optional.of(read(row, request, MemberTable.read(connection, request.run())))
                    : Optional.empty();
        }
    }

    private static Instance read(ResultSet row, Request request, List<MemberTable.Row> members) throws SQLException {
        Optional<Digest> t3 = digest(row, "t3");
        return new Instance(
                context(row, request, new Roster(MemberTable.each(members, r -> Optional.of(r.member())))),
                row.getInt("roster_index"),
                secrets(row),
                MemberTable.each(members, MemberTable.Row::keys),
                MemberTable.each(members, MemberTable.Row::share),
                digest(row, "sent"),
                digest(row, "t2"),
                t3.map(name -> new Contributors(name, MemberTable.contributors(members))));
    }

    private static SecureContext context(ResultSet row, Request request, Roster roster) throws SQLException {
        RunContext run = new RunContext(
                request.run(),
                row.getLong("attempt"),
                row.getLong("round"),
                request.signed().study(),
                request.signed().plan(),
                roster.digest(),
                new Digest(row.getString("layout_digest")),
                row.getInt("k"),
                row.getInt("min_sites"),
                row.getLong("d64"),
                row.getLong("d128"),
                new Digest(row.getString("previous")));
        return SecureContext.of(run, roster);
    }

    private static Optional<InstanceSecrets> secrets(ResultSet row) throws SQLException {
        List<Secret> secrets = new ArrayList<>();
        for (String column : List.of("c_secret", "s_secret", "b")) {
            byte[] bytes = row.getBytes(column);
            if (bytes == null) {
                return Optional.empty();
            }
            secrets.add(Secret.of(bytes));
            Arrays.fill(bytes, (byte) 0);
        }
        return Optional.of(new InstanceSecrets(secrets.get(0), secrets.get(1), secrets.get(2)));
    }

    private static Optional<Digest> digest(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(Digest::new);
    }
}
