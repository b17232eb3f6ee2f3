// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import java.util.Optional;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.Signature;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.proto.federation.v1.Reference;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** Assignments as protobuf. Malformed ones throw {@code RS-API-001}; whether they verify is asked afterwards. */
public final class AssignmentCodec {
    private static final int SENT_WHOLE = 64 * 1024;
    private static final int FIRST_FETCHED = 1;
    private static final int LAST_FETCHED = 5;

    private AssignmentCodec() {}

    /** The message to send; a large body is only named in it and has to be served beside it, see {@link #large}. */
    public static Assignment encode(SignedAssignment assignment) {
        Assignment body = BodyCodec.encode(assignment.body());
        int step = assignment.body().step();
        return large(step, body)
                .map(large -> Assignment.newBuilder().setLarge(reference(step, large)))
                .orElseGet(body::toBuilder)
                .setRunId(Fields.bytes(assignment.run()))
                .setAttempt(assignment.attempt())
                .setRound(assignment.round())
                .setSignature(Fields.bytes(assignment.signature()))
                .build();
    }

    /** What has to be served to those who read the encoded assignment; absent when it is whole. */
    public static Optional<LargeBody> large(SignedAssignment assignment) {
        return large(assignment.body().step(), BodyCodec.encode(assignment.body()));
    }

    private static Optional<LargeBody> large(int step, Assignment body) {
        return isFetched(step) && body.getSerializedSize() > SENT_WHOLE
                ? Optional.of(LargeBody.of(body.toByteArray()))
                : Optional.empty();
    }

    private static Reference reference(int step, LargeBody large) {
        return Reference.newBuilder()
                .setStep(step)
                .setDigest(Fields.bytes(large.digest()))
                .setLength(large.bytes().length)
                .build();
    }

    private static boolean isFetched(int step) {
        return step >= FIRST_FETCHED && step <= LAST_FETCHED;
    }

    /** Reads an assignment that comes whole; {@code RS-API-001} when its body would have to be fetched. */
    public static SignedAssignment decode(Assignment message, AcceptedQuestion question) {
        return decode(message, question, (digest, length) -> {
            throw Fields.malformed("a body to be fetched where none can be");
        });
    }

    /**
     * Reads an assignment.
     *
     * @param question what this site accepted in the run, so that a roster's agreements can be made whole: they name
     *     run, attempt, mode, study and plan by being for this question
     * @param fetching how to come by a body that is only named
     * @throws RisksetException RS-API-001 when malformed, RS-SEC-010 when the bytes fetched are others than named,
     *     RS-SEC-012 for an unsound point
     */
    public static SignedAssignment decode(Assignment message, AcceptedQuestion question, Fetching fetching) {
        RunId run = Fields.run(message.getRunId());
        int attempt = Fields.positive(message.getAttempt(), "an attempt");
        Fields.require(message.getRound() >= 0, "a round that no run has");
        Signature signature = Fields.signature(message.getSignature());
        AssignmentBody body = message.hasLarge()
                ? fetched(message.getLarge(), run, question, fetching)
                : BodyCodec.decode(message, run, question);
        return new SignedAssignment(run, attempt, message.getRound(), body, signature);
    }

    private static AssignmentBody fetched(
            Reference reference, RunId run, AcceptedQuestion question, Fetching fetching) {
        long length = reference.getLength();
        Fields.require(isFetched(reference.getStep()), "a body to be fetched for a step that has none");
        Fields.require(length > 0 && length <= LargeBody.LONGEST, "a body of " + length + " bytes");
        Digest digest = Fields.digest(reference.getDigest());
        byte[] bytes = fetching.fetch(digest, length);
        if (bytes.length != length || !Digest.of(bytes).equals(digest)) {
            throw RisksetException.of(
                    Problem.of(SecurityError.SIGNATURE, "what was fetched is not the body that its digest names"));
        }
        AssignmentBody body = BodyCodec.decode(FetchedBody.parse(bytes), run, question);
        Fields.require(body.step() == reference.getStep(), "a body of another step than announced");
        return body;
    }

    /** The part of an agreement that a roster does not repeat. */
    @FunctionalInterface
    public interface AcceptedQuestion {
        Acceptance own(RunId run);
    }

    /** Brings the bytes that an assignment names; the codec compares them with the digest. */
    @FunctionalInterface
    public interface Fetching {
        /**
         * Fetches.
         *
         * @param length how many bytes there should be; more need not be read
         */
        byte[] fetch(Digest digest, long length);
    }
}
