// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.masking.Complaint;
import org.riskset.privacy.masking.Contribution;
import org.riskset.privacy.masking.MaskedVector;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.site.task.Message;
import org.riskset.site.task.Task;

/**
 * A message as a row of the outbox: what its signature covers, and the signature.
 *
 * @param kind {@code ACCEPT}, a kind of decline, {@code VECTOR}, {@code MASKED}, {@code COMPLAINT}, or a phase
 * @param context what a vector is bound to; t2 of a masked one
 * @param index who answers, contributes or complains
 * @param about whose share did not open
 */
record OutboxRow(
        String kind,
        String code,
        String reason,
        String context,
        Integer index,
        Integer horizon,
        Integer about,
        byte[] body,
        Signature signature) {
    private static final byte[] NOTHING = {};

    static OutboxRow of(Task task, Message message) {
        return message.fold(
                a -> bare("ACCEPT", a.acceptance().signature()),
                d -> declined(d.decline()),
                c -> vector(task.request().mode() == Mode.SECURE ? "MASKED" : "VECTOR", c.vector()),
                a -> answer(a.answer()),
                c -> complaint(c.complaint()));
    }

    private static OutboxRow bare(String kind, Signature signature) {
        return new OutboxRow(kind, null, null, null, null, null, null, null, signature);
    }

    private static OutboxRow declined(Decline decline) {
        return new OutboxRow(
                decline.kind().name(),
                decline.code(),
                decline.reason(),
                null,
                null,
                null,
                null,
                null,
                decline.signature());
    }

    private static OutboxRow vector(String kind, Contribution vector) {
        String context = HexFormat.of().formatHex(vector.context());
        return new OutboxRow(
                kind, null, null, context, vector.index(), vector.horizon(), null, vector.bytes(), vector.signature());
    }

    private static OutboxRow answer(PhaseAnswer answer) {
        String kind = answer.phase().name();
        return new OutboxRow(kind, null, null, null, answer.index(), null, null, answer.body(), answer.signature());
    }

    private static OutboxRow complaint(Complaint complaint) {
        return new OutboxRow(
                "COMPLAINT", null, null, null, complaint.by(), null, complaint.about(), null, complaint.signature());
    }

    void insert(Connection connection, RunId run, int attempt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO outbox (run, attempt, kind, code, reason, context, roster_index, horizon, about, body, signature,
                                    acknowledged)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""")) {
            insert.setString(1, run.hex());
            insert.setInt(2, attempt);
            insert.setString(3, kind);
            insert.setString(4, code);
            insert.setString(5, reason);
            insert.setString(6, context);
            insert.setObject(7, index);
            insert.setObject(8, horizon);
            insert.setObject(9, about);
            insert.setBytes(10, body);
            insert.setString(11, signature.hex());
            insert.executeUpdate();
        }
    }

    static Message read(Connection connection, ResultSet row) throws SQLException {
        RunId run = new RunId(row.getString("run"));
        int attempt = row.getInt("attempt");
        String kind = row.getString("kind");
        Signature signature = new Signature(row.getString("signature"));
        return switch (kind) {
            case "ACCEPT" ->
                new Message.Accept(TaskTable.acceptance(connection, run).orElseThrow());
            case "VECTOR", "MASKED" -> new Message.Contribute(run, attempt, vector(row, kind, signature));
            case "KEYS", "SHARES", "SURVIVORS", "OPENING", "ABORT" ->
                new Message.Answer(run, attempt, answer(row, Phase.valueOf(kind), signature));
            case "COMPLAINT" -> new Message.Complain(run, attempt, complaint(row, signature));
            default -> new Message.Decline(decline(row, run, attempt, Decline.Kind.valueOf(kind), signature));
        };
    }

    private static Contribution vector(ResultSet row, String kind, Signature signature) throws SQLException {
        byte[] context = HexFormat.of().parseHex(row.getString("context"));
        int index = row.getInt("roster_index");
        int horizon = row.getInt("horizon");
        byte[] body = row.getBytes("body");
        return kind.equals("MASKED")
                ? MaskedVector.received(context, index, horizon, body, signature)
                : OpenVector.received(context, index, horizon, body, signature);
    }

    // Some databases give back no bytes as nothing.
    private static PhaseAnswer answer(ResultSet row, Phase phase, Signature signature) throws SQLException {
        byte[] body = Optional.ofNullable(row.getBytes("body")).orElse(NOTHING);
        return PhaseAnswer.read(phase, row.getInt("roster_index"), body, signature);
    }

    private static Complaint complaint(ResultSet row, Signature signature) throws SQLException {
        return new Complaint(row.getInt("about"), row.getInt("roster_index"), signature);
    }

    private static Decline decline(ResultSet row, RunId run, int attempt, Decline.Kind kind, Signature signature)
            throws SQLException {
        return new Decline(run, attempt, kind, row.getString("code"), row.getString("reason"), signature);
    }
}
