// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.riskset.privacy.audit.Transactions;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.site.task.Message;
import org.riskset.site.task.Message.Contribute;
import org.riskset.site.task.Outbox;

/** Messages as they were when they were signed: a resend after a crash is the same to the byte. */
public final class OutboxTable implements Outbox {
    private final Transactions transactions;

    OutboxTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Stores a message within the caller's transaction. */
    void put(Connection connection, Message message) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO outbox (run, attempt, kind, code, reason, context, roster_index, horizon, body, signature,
                                    acknowledged)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""")) {
            insert.setString(1, message.run().hex());
            insert.setInt(2, message.attempt());
            Row row = row(message);
            insert.setString(3, row.kind());
            insert.setString(4, row.code());
            insert.setString(5, row.reason());
            insert.setString(6, row.context());
            insert.setObject(7, row.index());
            insert.setObject(8, row.horizon());
            insert.setBytes(9, row.body());
            insert.setString(10, row.signature());
            insert.executeUpdate();
        }
    }

    private record Row(
            String kind,
            String code,
            String reason,
            String context,
            Integer index,
            Integer horizon,
            byte[] body,
            String signature) {}

    private static Row row(Message message) {
        return message.fold(
                a -> new Row(
                        "ACCEPT",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        a.acceptance().signature().hex()),
                d -> new Row(
                        d.decline().kind().name(),
                        d.decline().code(),
                        d.decline().reason(),
                        null,
                        null,
                        null,
                        null,
                        d.decline().signature().hex()),
                c -> row(c.vector()));
    }

    private static Row row(OpenVector vector) {
        return new Row(
                "VECTOR",
                null,
                null,
                HexFormat.of().formatHex(vector.context()),
                vector.index(),
                vector.horizon(),
                vector.bytes(),
                vector.signature().hex());
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
                    waiting.add(new Waiting(row.getLong("id"), read(connection, row)));
                }
                return waiting;
            }
        });
    }

    private static Message read(Connection connection, ResultSet row) throws SQLException {
        RunId run = new RunId(row.getString("run"));
        int attempt = row.getInt("attempt");
        Signature signature = new Signature(row.getString("signature"));
        return switch (row.getString("kind")) {
            case "ACCEPT" ->
                new Message.Accept(TaskTable.acceptance(connection, run).orElseThrow());
            case "VECTOR" ->
                new Contribute(
                        run,
                        attempt,
                        OpenVector.received(
                                HexFormat.of().parseHex(row.getString("context")),
                                row.getInt("roster_index"),
                                row.getInt("horizon"),
                                row.getBytes("body"),
                                signature));
            default ->
                new Message.Decline(new Decline(
                        run,
                        attempt,
                        Decline.Kind.valueOf(row.getString("kind")),
                        row.getString("code"),
                        row.getString("reason"),
                        signature));
        };
    }

    /** The body goes once it has arrived; that it was sent stays. */
    @Override
    public void acknowledged(long id) {
        transactions.run(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE outbox SET acknowledged = 1, body = NULL WHERE id = ?")) {
                update.setLong(1, id);
                update.executeUpdate();
            }
        });
    }
}
