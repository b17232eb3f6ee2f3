// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Question;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunError;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.Runs;
import org.riskset.coordinator.run.Step;
import org.riskset.privacy.audit.AuditLog;
import org.riskset.privacy.audit.Transactions;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** The state of every run. */
public final class RunTable implements Runs {
    private final Transactions transactions;
    private final AuditLog log;
    private final ParticipationTable participations = new ParticipationTable();

    RunTable(Transactions transactions, AuditLog log) {
        this.transactions = transactions;
        this.log = log;
    }

    /** Keeps a new run. */
    public void add(Run run) {
        transactions.run(connection -> {
            insert(connection, run);
            participations.write(connection, run.id(), run.participations());
            log.append(RunEntries.submitted(run));
        });
    }

    /** The number the next run gets. */
    public int nextNumber() {
        return transactions.in(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT COALESCE(MAX(number), 0) FROM run")) {
                ResultSet row = select.executeQuery();
                row.next();
                return row.getInt(1) + 1;
            }
        });
    }

    @Override
    public Step change(RunId id, Change change) {
        return transactions.in(connection -> {
            Run run = find(id).orElseThrow(() -> RisksetException.of(Problem.of(RunError.UNKNOWN, "no run " + id)));
            Step step = change.apply(run);
            if (!step.run().equals(run)) {
                update(connection, step.run());
                participations.write(connection, id, changed(run, step.run()));
                log.append(RunEntries.between(run, step.run()));
            }
            return step;
        });
    }

    // A message changes one site of perhaps 500.
    private static List<Participation> changed(Run before, Run after) {
        Set<Participation> known = new HashSet<>(before.participations());
        return after.participations().stream().filter(p -> !known.contains(p)).toList();
    }

    @Override
    public Optional<Run> find(RunId id) {
        return select("WHERE id = '" + id.hex() + "'").stream().findFirst();
    }

    @Override
    public Optional<Run> find(int number) {
        return select("WHERE number = " + number).stream().findFirst();
    }

    @Override
    public List<Run> all() {
        return select("ORDER BY number DESC");
    }

    @Override
    public List<Run> unfinished() {
        return select("WHERE state NOT IN ('COMPLETE', 'PARTIAL', 'REFUSED', 'CANCELLED', 'FAILED') ORDER BY number");
    }

    // The condition holds no text from outside: an id of hexadecimal digits, a number, or a constant.
    private List<Run> select(String condition) {
        return transactions.in(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT * FROM run " + condition)) {
                ResultSet row = select.executeQuery();
                List<Run> runs = new ArrayList<>();
                while (row.next()) {
                    runs.add(read(connection, row));
                }
                return runs;
            }
        });
    }

    private Run read(Connection connection, ResultSet row) throws SQLException {
        RunId id = new RunId(row.getString("id"));
        Question question = question(row);
        return new Run(
                id,
                row.getInt("number"),
                question,
                RunState.valueOf(row.getString("state")),
                row.getInt("attempt"),
                participations.read(connection, id, question),
                Micros.instant(row.getLong("submitted")),
                Micros.instant(row.getLong("deadline")),
                Optional.ofNullable(row.getString("problem")),
                Optional.ofNullable(row.getString("sum_digest")).map(Digest::new));
    }

    private static Question question(ResultSet row) throws SQLException {
        PlanRequest request = new PlanRequest(
                new Digest(row.getString("study_digest")),
                new Digest(row.getString("plan_digest")),
                new PublicIdentity(row.getString("requester")),
                row.getLong("not_after"),
                new Signature(row.getString("signature")));
        return new Question(
                row.getString("study_id"),
                row.getString("title"),
                Mode.valueOf(row.getString("mode")),
                request,
                row.getInt("min_sites"),
                new Question.Shape(
                        new Digest(row.getString("layout_digest")), row.getLong("lanes64"), row.getLong("lanes128")));
    }

    private static void update(Connection connection, Run run) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE run
                SET state = ?, attempt = ?, deadline = ?, problem = ?, sum_digest = ?
                WHERE id = ?""")) {
            update.setString(1, run.state().name());
            update.setInt(2, run.attempt());
            update.setLong(3, Micros.of(run.deadline()));
            update.setString(4, run.problem().orElse(null));
            update.setString(5, run.sum().map(Digest::hex).orElse(null));
            update.setString(6, run.id().hex());
            update.executeUpdate();
        }
    }

    private static void insert(Connection connection, Run run) throws SQLException {
        Question question = run.question();
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO run (id, number, study_id, title, mode, study_digest, plan_digest, requester, not_after,
                                 signature, min_sites, layout_digest, lanes64, lanes128, state, attempt, submitted,
                                 deadline, problem)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)""")) {
            insert.setString(1, run.id().hex());
            insert.setInt(2, run.number());
            insert.setString(3, question.studyId());
            insert.setString(4, question.title());
            insert.setString(5, question.mode().name());
            insert.setString(6, question.study().hex());
            insert.setString(7, question.plan().hex());
            insert.setString(8, question.request().requester().hex());
            insert.setLong(9, question.request().notAfter());
            insert.setString(10, question.request().signature().hex());
            insert.setInt(11, question.minSites());
            insert.setString(12, question.shape().layout().hex());
            insert.setLong(13, question.shape().lanes64());
            insert.setLong(14, question.shape().lanes128());
            insert.setString(15, run.state().name());
            insert.setInt(16, run.attempt());
            insert.setLong(17, Micros.of(run.submitted()));
            insert.setLong(18, Micros.of(run.deadline()));
            insert.executeUpdate();
        }
    }
}
