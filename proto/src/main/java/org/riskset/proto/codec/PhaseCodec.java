// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import com.google.protobuf.ByteString;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.masking.Complaint;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.privacy.masking.SealedShare;
import org.riskset.proto.federation.v1.AnswerPhase;
import org.riskset.proto.federation.v1.AnswerRequest;
import org.riskset.proto.federation.v1.ComplainRequest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** What members say in the phases of the secure sum, as protobuf. Malformed ones throw {@code RS-API-001}. */
public final class PhaseCodec {
    // shares for all others are the longest
    private static final int LONGEST_BODY = (Fields.MOST_MEMBERS - 1) * (Short.BYTES + SealedShare.LENGTH);

    private PhaseCodec() {}

    public static AnswerRequest encode(RunId run, int attempt, PhaseAnswer answer) {
        return AnswerRequest.newBuilder()
                .setRunId(Fields.bytes(run))
                .setAttempt(attempt)
                .setPhase(AnswerPhase.valueOf("ANSWER_PHASE_" + answer.phase().name()))
                .setIndex(answer.index())
                .setBody(ByteString.copyFrom(answer.body()))
                .setSignature(Fields.bytes(answer.signature()))
                .build();
    }

    /** What a message says; nothing of it is believed before it verifies. */
    public record Answered(RunId run, int attempt, PhaseAnswer answer) {}

    /**
     * Reads an answer.
     *
     * @throws RisksetException RS-API-001 when malformed, RS-SEC-012 for an unsound point, RS-SEC-018 for a body of a
     *     length that its phase does not have
     */
    public static Answered decode(AnswerRequest message) {
        Fields.onlyRound(message.getRound());
        ByteString body = message.getBody();
        if (body.size() > LONGEST_BODY) {
            throw RisksetException.of(Problem.of(
                    SecurityError.OVERSIZED,
                    "a message of " + body.size() + " bytes where at most " + LONGEST_BODY + " are expected"));
        }
        RunId run = Fields.run(message.getRunId());
        int attempt = Fields.positive(message.getAttempt(), "an attempt");
        PhaseAnswer answer = PhaseAnswer.read(
                phase(message.getPhase()),
                Fields.index(message.getIndex()),
                body.toByteArray(),
                Fields.signature(message.getSignature()));
        return new Answered(run, attempt, answer);
    }

    private static Phase phase(AnswerPhase phase) {
        return switch (phase) {
            case ANSWER_PHASE_KEYS -> Phase.KEYS;
            case ANSWER_PHASE_SHARES -> Phase.SHARES;
            case ANSWER_PHASE_SURVIVORS -> Phase.SURVIVORS;
            case ANSWER_PHASE_OPENING -> Phase.OPENING;
            case ANSWER_PHASE_ABORT -> Phase.ABORT;
            default -> throw Fields.malformed("a phase that is not known");
        };
    }

    public static ComplainRequest encode(RunId run, int attempt, Complaint complaint) {
        return ComplainRequest.newBuilder()
                .setRunId(Fields.bytes(run))
                .setAttempt(attempt)
                .setAbout(complaint.about())
                .setBy(complaint.by())
                .setSignature(Fields.bytes(complaint.signature()))
                .build();
    }

    /** What a message says; nothing of it is believed before it verifies. */
    public record Complained(RunId run, int attempt, Complaint complaint) {}

    public static Complained decode(ComplainRequest message) {
        Complaint complaint = new Complaint(
                Fields.index(message.getAbout()),
                Fields.index(message.getBy()),
                Fields.signature(message.getSignature()));
        return new Complained(
                Fields.run(message.getRunId()), Fields.positive(message.getAttempt(), "an attempt"), complaint);
    }
}
