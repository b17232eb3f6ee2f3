// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.site.task.Frozen;
import org.riskset.site.task.Request;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;
import org.riskset.survival.digest.Digest;

/** What of a task is in its own row. */
final class TaskRow {
    private static final Set<TaskState> LEFT =
            Set.of(TaskState.SENT, TaskState.MASKED, TaskState.CONFIRMED, TaskState.UNMASKED);

    private TaskRow() {}

    /** How many rows are new: none when the run is known. */
    static int insert(Connection connection, Task task) throws SQLException {
        Request request = task.request();
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO task (run, number, attempt, mode, study_digest, plan_digest, requester, not_after, signature,
                                  answer_by, study, plan, state, received, dead, bytes_sent)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
                ON CONFLICT (run) DO NOTHING""")) {
            insert.setString(1, request.run().hex());
            insert.setInt(2, request.number());
            insert.setInt(3, request.attempt());
            insert.setString(4, request.mode().name());
            insert.setString(5, request.signed().study().hex());
            insert.setString(6, request.signed().plan().hex());
            insert.setString(7, request.signed().requester().hex());
            insert.setLong(8, request.signed().notAfter());
            insert.setString(9, request.signed().signature().hex());
            insert.setLong(10, request.answerBy());
            insert.setString(11, request.study());
            insert.setString(12, request.plan());
            insert.setString(13, task.state().name());
            insert.setLong(14, Micros.of(task.received()));
            return insert.executeUpdate();
        }
    }

    static void update(Connection connection, Task task) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE task
                SET attempt = ?, answer_by = ?, state = ?, frozen_horizon = ?, frozen_body = ?, conditions = ?, seen = ?,
                    expires = ?, accept_sig = ?, keyed = ?, dead = ?, code = ?, reason = ?, bytes_sent = ?
                WHERE run = ?""")) {
            Optional<Frozen> frozen = kept(task);
            Optional<Acceptance> acceptance = task.acceptance();
            update.setInt(1, task.request().attempt());
            update.setLong(2, task.request().answerBy());
            update.setString(3, task.state().name());
            update.setObject(4, frozen.map(Frozen::horizon).orElse(null));
            update.setString(5, frozen.map(Frozen::body).orElse(null));
            update.setString(6, acceptance.map(Acceptance::conditions).orElse(null));
            update.setString(7, acceptance.map(a -> a.seen().hex()).orElse(null));
            update.setObject(8, acceptance.map(Acceptance::expires).orElse(null));
            update.setString(9, acceptance.map(a -> a.signature().hex()).orElse(null));
            update.setObject(10, task.keyed().map(Micros::of).orElse(null));
            update.setInt(11, task.dead() ? 1 : 0);
            update.setString(12, task.code().orElse(null));
            update.setString(13, task.reason().orElse(null));
            update.setLong(14, task.bytesSent());
            update.setString(15, task.request().run().hex());
            update.executeUpdate();
        }
    }

    /** What was counted, until it is in the outbox or can leave no more. */
    static Optional<Frozen> kept(Task task) {
        return task.state().hasEnded() || LEFT.contains(task.state()) ? Optional.empty() : task.frozen();
    }

    static Task read(Connection connection, ResultSet row) throws SQLException {
        RunId run = new RunId(row.getString("run"));
        long keyed = row.getLong("keyed");
        boolean wasKeyed = !row.wasNull();
        Request request = request(connection, run, row);
        return new Task(
                request,
                TaskState.valueOf(row.getString("state")),
                Micros.instant(row.getLong("received")),
                frozen(row),
                acceptance(row),
                InstanceTable.read(connection, request),
                wasKeyed ? Optional.of(Micros.instant(keyed)) : Optional.empty(),
                HeardTable.read(connection, run, request.attempt()),
                row.getInt("dead") == 1,
                Optional.ofNullable(row.getString("code")),
                Optional.ofNullable(row.getString("reason")),
                row.getLong("bytes_sent"));
    }

    private static Optional<Frozen> frozen(ResultSet row) throws SQLException {
        String body = row.getString("frozen_body");
        return body == null ? Optional.empty() : Optional.of(new Frozen(row.getInt("frozen_horizon"), body));
    }

    private static Request request(Connection connection, RunId run, ResultSet row) throws SQLException {
        PlanRequest signed = new PlanRequest(
                new Digest(row.getString("study_digest")),
                new Digest(row.getString("plan_digest")),
                new PublicIdentity(row.getString("requester")),
                row.getLong("not_after"),
                new Signature(row.getString("signature")));
        return new Request(
                run,
                row.getInt("number"),
                row.getInt("attempt"),
                Mode.valueOf(row.getString("mode")),
                signed,
                InvitedTable.read(connection, run),
                row.getLong("answer_by"),
                row.getString("study"),
                row.getString("plan"));
    }

    static Optional<Acceptance> acceptance(ResultSet row) throws SQLException {
        if (row.getString("accept_sig") == null) {
            return Optional.empty();
        }
        return Optional.of(new Acceptance(
                new RunId(row.getString("run")),
                row.getInt("attempt"),
                Mode.valueOf(row.getString("mode")),
                new Digest(row.getString("study_digest")),
                new Digest(row.getString("plan_digest")),
                row.getString("conditions"),
                new Digest(row.getString("seen")),
                row.getLong("expires"),
                new Signature(row.getString("accept_sig"))));
    }
}
