// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.riskset.privacy.audit.Transactions;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.site.task.Frozen;
import org.riskset.site.task.Message;
import org.riskset.site.task.Request;
import org.riskset.site.task.Request.Invited;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskError;
import org.riskset.site.task.TaskState;
import org.riskset.site.task.Tasks;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** The state of every request. */
public final class TaskTable implements Tasks {
    private final Transactions transactions;
    private final OutboxTable outbox;

    TaskTable(Transactions transactions, OutboxTable outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    @Override
    public boolean add(Task task) {
        return transactions.in(connection -> {
            boolean isNew = insert(connection, task) == 1;
            if (isNew) {
                insertInvited(connection, task.request());
            }
            return isNew;
        });
    }

    private static int insert(Connection connection, Task task) throws SQLException {
        Request request = task.request();
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO task (run, number, attempt, mode, study_digest, plan_digest, requester, not_after, signature,
                                  answer_by, study, plan, state, received, bytes_sent)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
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
            insert.setLong(14, ChronoUnit.MICROS.between(Instant.EPOCH, task.received()));
            return insert.executeUpdate();
        }
    }

    private static void insertInvited(Connection connection, Request request) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO invited (run, position, site, identity) VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < request.invited().size(); i++) {
                insert.setString(1, request.run().hex());
                insert.setInt(2, i);
                insert.setString(3, request.invited().get(i).site().value());
                insert.setString(4, request.invited().get(i).identity().hex());
                insert.executeUpdate();
            }
        }
    }

    @Override
    public Step change(RunId run, Change change) {
        return transactions.in(connection -> {
            Task task = find(run)
                    .orElseThrow(() -> RisksetException.of(Problem.of(TaskError.UNKNOWN, "no request " + run)));
            Step step = change.apply(task);
            update(connection, step.task());
            for (Message message : step.messages()) {
                outbox.put(connection, message);
            }
            return step;
        });
    }

    // What was frozen goes when the task has ended: nothing can leave any more.
    private static void update(Connection connection, Task task) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE task
                SET state = ?, frozen_horizon = ?, frozen_body = ?, conditions = ?, seen = ?, expires = ?, accept_sig = ?,
                    code = ?, reason = ?, bytes_sent = ?
                WHERE run = ?""")) {
            Optional<Frozen> frozen = task.state().hasEnded() ? Optional.empty() : task.frozen();
            update.setString(1, task.state().name());
            number(update, 2, frozen.map(f -> (long) f.horizon()));
            update.setString(3, frozen.map(Frozen::body).orElse(null));
            update.setString(4, task.acceptance().map(Acceptance::conditions).orElse(null));
            update.setString(5, task.acceptance().map(a -> a.seen().hex()).orElse(null));
            number(update, 6, task.acceptance().map(Acceptance::expires));
            update.setString(7, task.acceptance().map(a -> a.signature().hex()).orElse(null));
            update.setString(8, task.code().orElse(null));
            update.setString(9, task.reason().orElse(null));
            update.setLong(10, task.bytesSent());
            update.setString(11, task.request().run().hex());
            update.executeUpdate();
        }
    }

    private static void number(PreparedStatement statement, int at, Optional<Long> value) throws SQLException {
        if (value.isPresent()) {
            statement.setLong(at, value.get());
        } else {
            statement.setNull(at, Types.BIGINT);
        }
    }

    @Override
    public Optional<Task> find(RunId run) {
        return select("WHERE run = '" + run.hex() + "'").stream().findFirst();
    }

    @Override
    public Optional<Task> find(int number) {
        return select("WHERE number = " + number + " ORDER BY received DESC").stream()
                .findFirst();
    }

    @Override
    public List<Task> all() {
        return select("ORDER BY received DESC, number DESC");
    }

    // The condition holds no text from outside: an id of hexadecimal digits, a number, or a constant.
    private List<Task> select(String condition) {
        return transactions.in(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT * FROM task " + condition)) {
                ResultSet row = select.executeQuery();
                List<Task> tasks = new ArrayList<>();
                while (row.next()) {
                    tasks.add(read(connection, row));
                }
                return tasks;
            }
        });
    }

    /** A task's agreement, for the message that carries it. */
    static Optional<Acceptance> acceptance(Connection connection, RunId run) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM task WHERE run = ?")) {
            select.setString(1, run.hex());
            ResultSet row = select.executeQuery();
            return row.next() ? acceptance(row) : Optional.empty();
        }
    }

    private static Task read(Connection connection, ResultSet row) throws SQLException {
        Optional<Frozen> frozen = Optional.empty();
        if (row.getString("frozen_body") != null) {
            frozen = Optional.of(new Frozen(row.getInt("frozen_horizon"), row.getString("frozen_body")));
        }
        return new Task(
                request(connection, row),
                TaskState.valueOf(row.getString("state")),
                Instant.EPOCH.plus(row.getLong("received"), ChronoUnit.MICROS),
                frozen,
                acceptance(row),
                Optional.ofNullable(row.getString("code")),
                Optional.ofNullable(row.getString("reason")),
                row.getLong("bytes_sent"));
    }

    private static Request request(Connection connection, ResultSet row) throws SQLException {
        RunId run = new RunId(row.getString("run"));
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
                invited(connection, run),
                row.getLong("answer_by"),
                row.getString("study"),
                row.getString("plan"));
    }

    private static List<Invited> invited(Connection connection, RunId run) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT site, identity FROM invited WHERE run = ? ORDER BY position")) {
            select.setString(1, run.hex());
            ResultSet row = select.executeQuery();
            List<Invited> invited = new ArrayList<>();
            while (row.next()) {
                invited.add(new Invited(new SiteId(row.getString(1)), new PublicIdentity(row.getString(2))));
            }
            return invited;
        }
    }

    private static Optional<Acceptance> acceptance(ResultSet row) throws SQLException {
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
