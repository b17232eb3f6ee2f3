// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.riskset.privacy.audit.Transactions;
import org.riskset.site.task.Message;
import org.riskset.site.task.Outbox;
import org.riskset.site.task.Task;

/** Messages as they were when they were signed: a resend after a crash is the same to the byte. */
public final class OutboxTable implements Outbox {
    private final Transactions transactions;
    private final WriteAheadLog log;

    OutboxTable(Transactions transactions, WriteAheadLog log) {
        this.transactions = transactions;
        this.log = log;
    }

    /** Stores a message of a task within the caller's transaction. */
    void put(Connection connection, Task task, Message message) throws SQLException {
        OutboxRow.of(task, message).insert(connection, message.run(), message.attempt());
    }

    /**
     * Drops what need not leave as the task now stands: messages of an earlier attempt, counts of which this site has
     * thought better, and of a run that is over all but this site's last word.
     */
    void dropPointless(Connection connection, Task task) throws SQLException {
        delete(
                connection,
                task,
                "acknowledged = 0 AND attempt < " + task.request().attempt());
        switch (task.state()) {
            case ABORTED -> delete(connection, task, "acknowledged = 0 AND kind IN ('VECTOR', 'MASKED')");
            case DONE, EXPIRED ->
                delete(
                        connection,
                        task,
                        "(acknowledged = 1 OR kind NOT IN ('REFUSED', 'REJECTED', 'ABORTED', 'ABORT'))");
            default -> {}
        }
    }

    // The condition holds no text from outside: constants and a number.
    private void delete(Connection connection, Task task, String condition) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM outbox WHERE run = ? AND " + condition)) {
            delete.setString(1, task.request().run().hex());
            if (delete.executeUpdate() > 0) {
                log.due();
            }
        }
    }

    @Override
    public List<Waiting> waiting() {
        return transactions.in(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT *
                    FROM outbox
                    WHERE acknowledged = 0
                    ORDER BY id""")) {
                ResultSet row = select.executeQuery();
                List<Waiting> waiting = new ArrayList<>();
                while (row.next()) {
                    waiting.add(new Waiting(row.getLong("id"), OutboxRow.read(connection, row)));
                }
                return waiting;
            }
        });
    }

    /** The body goes once it has arrived; that it was sent stays until the run is over. */
    @Override
    public void acknowledged(long id) {
        transactions.run(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE outbox SET acknowledged = 1, body = NULL WHERE id = ?")) {
                update.setLong(1, id);
                update.executeUpdate();
            }
            log.due();
        });
        log.cut();
    }
}
