// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.riskset.site.task.Frozen;
import org.riskset.site.task.Request;
import org.riskset.site.task.Task;

/** A site's database as the first release made and filled it. */
final class FirstSchema implements AutoCloseable {
    private final Connection connection;

    FirstSchema(Path file) throws SQLException {
        String url = "jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&secure_delete=true";
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/site")
                .target("1")
                .load()
                .migrate();
        connection = DriverManager.getConnection(url);
    }

    void task(Task task) throws SQLException {
        Request request = task.request();
        Optional<Frozen> counts = task.state().hasEnded() ? Optional.empty() : task.frozen();
        insert(
                "task (run, number, attempt, mode, study_digest, plan_digest, requester, not_after, signature, answer_by,"
                        + " study, plan, state, received, frozen_horizon, frozen_body, conditions, seen, expires,"
                        + " accept_sig, code, reason, bytes_sent)",
                request.run().hex(),
                request.number(),
                request.attempt(),
                request.mode().name(),
                request.signed().study().hex(),
                request.signed().plan().hex(),
                request.signed().requester().hex(),
                request.signed().notAfter(),
                request.signed().signature().hex(),
                request.answerBy(),
                request.study(),
                request.plan(),
                task.state().name(),
                Micros.of(task.received()),
                counts.map(Frozen::horizon).orElse(null),
                counts.map(Frozen::body).orElse(null),
                task.acceptance().map(a -> a.conditions()).orElse(null),
                task.acceptance().map(a -> a.seen().hex()).orElse(null),
                task.acceptance().map(a -> a.expires()).orElse(null),
                task.acceptance().map(a -> a.signature().hex()).orElse(null),
                task.code().orElse(null),
                task.reason().orElse(null),
                task.bytesSent());
        for (int i = 0; i < request.invited().size(); i++) {
            Request.Invited invited = request.invited().get(i);
            insert(
                    "invited (run, position, site, identity)",
                    request.run().hex(),
                    i,
                    invited.site().value(),
                    invited.identity().hex());
        }
    }

    /** A message; {@code null} where its kind has nothing. */
    void message(Task task, String kind, String code, String context, byte[] body, boolean acknowledged)
            throws SQLException {
        insert(
                "outbox (run, attempt, kind, code, reason, context, roster_index, horizon, body, signature, acknowledged)",
                task.request().run().hex(),
                1,
                kind,
                code,
                code,
                context,
                context == null ? null : 2,
                context == null ? null : 3,
                body,
                "ab".repeat(64),
                acknowledged ? 1 : 0);
    }

    private void insert(String columns, Object... values) throws SQLException {
        String marks = "?, ".repeat(values.length - 1) + "?";
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + columns + " VALUES (" + marks + ")")) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
