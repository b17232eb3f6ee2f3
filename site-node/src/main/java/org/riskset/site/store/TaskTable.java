// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.riskset.privacy.audit.AuditLog;
import org.riskset.privacy.audit.Transactions;
import org.riskset.privacy.disclosure.LedgerEntry;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.RunId;
import org.riskset.site.task.LedgerProgress;
import org.riskset.site.task.Message;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskError;
import org.riskset.site.task.Tasks;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * The state of every request. A task, its instance, its answer in the ledger and what leaves are written together or not
 * at all.
 */
public final class TaskTable implements Tasks {
    private final Transactions transactions;
    private final OutboxTable outbox;
    private final LedgerTable ledger;
    private final WriteAheadLog log;
    private final AuditLog audit;

    TaskTable(Transactions transactions, OutboxTable outbox, LedgerTable ledger, WriteAheadLog log, AuditLog audit) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.ledger = ledger;
        this.log = log;
        this.audit = audit;
    }

    @Override
    public boolean add(Task task) {
        return transactions.in(connection -> {
            boolean isNew = TaskRow.insert(connection, task) == 1;
            if (isNew) {
                InvitedTable.write(connection, task.request());
                audit.append(TaskEntries.asked(task));
            }
            return isNew;
        });
    }

    /** Afterwards nothing that the task has lost with this change is left in any file of the database. */
    @Override
    public Step change(RunId run, Change change) {
        Step done = transactions.in(connection -> {
            Task task = find(run)
                    .orElseThrow(() -> RisksetException.of(Problem.of(TaskError.UNKNOWN, "no request " + run)));
            Step step = change.apply(task);
            write(connection, task, step.task());
            outbox.dropPointless(connection, step.task());
            for (Message message : step.messages()) {
                outbox.put(connection, step.task(), message);
            }
            remember(connection, step);
            audit.append(TaskEntries.between(task, step.task(), step.messages()));
            return step;
        });
        log.cut();
        ledger.committed();
        return done;
    }

    private void remember(Connection connection, Step step) throws SQLException {
        if (!step.ledger().isNone()) {
            ledger.write(connection, step.ledger());
        }
        Optional<LedgerEntry> entry =
                ledger.of(connection, step.task().request().run());
        Optional<LedgerEntry> now = entry.map(e -> LedgerProgress.of(e, step.task()));
        if (now.isPresent() && !now.equals(entry)) {
            ledger.write(connection, now.get());
        }
    }

    private void write(Connection connection, Task before, Task after) throws SQLException {
        TaskRow.update(connection, after);
        HeardTable.write(connection, after);
        if (!before.request().equals(after.request())) {
            InvitedTable.write(connection, after.request());
        }
        InstanceTable.write(connection, before, after);
        boolean countsGo = before.frozen().isPresent() && TaskRow.kept(after).isEmpty();
        if (countsGo || InstanceTable.loses(before, after)) {
            log.due();
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
                    tasks.add(TaskRow.read(connection, row));
                }
                return tasks;
            }
        });
    }

    /** A task's agreement to its present attempt, for the message that carries it. */
    static Optional<Acceptance> acceptance(Connection connection, RunId run) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM task WHERE run = ?")) {
            select.setString(1, run.hex());
            ResultSet row = select.executeQuery();
            return row.next() ? TaskRow.acceptance(row) : Optional.empty();
        }
    }
}
