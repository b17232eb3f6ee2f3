// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Complaint;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.proto.federation.v1.AnswerRequest;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.proto.federation.v1.ComplainRequest;
import org.riskset.proto.federation.v1.ContributeRequest;
import org.riskset.proto.federation.v1.Reference;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.RisksetException;

/** Messages spoilt by chance are read, or refused with a code; nothing else comes of them. */
class SpoiltMessagesTest {
    private static final int CASES = 500;
    private static final RunId RUN = new RunId("0123456789abcdef0123456789abcdef");
    private static final PublicIdentity IDENTITY =
            PublicIdentity.parse("ed25519:d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    private static final Acceptance OWN = new Acceptance(
            RUN,
            1,
            Mode.SECURE,
            Digest.of("study"),
            Digest.of("plan"),
            "{}",
            Acceptance.NOTHING_SEEN,
            1_800_000_000,
            Phases.signature(1));
    private static final SignedAssignment LARGE =
            signed(Phases.returned(1000).toList().get(3));
    private static final Assignment NAMING = AssignmentCodec.encode(LARGE);
    private static final byte[] SERVED =
            AssignmentCodec.large(LARGE).orElseThrow().bytes();
    private static final Map<Assignment.BodyCase, Integer> STEPS = Map.of(
            Assignment.BodyCase.KEYS, 2,
            Assignment.BodyCase.SHARES, 3,
            Assignment.BodyCase.VECTORS, 4,
            Assignment.BodyCase.QUORUM, 5);

    /** Reads bytes, then does with what was read whatever a receiver does before it believes it. */
    @FunctionalInterface
    private interface Reading {
        void of(byte[] bytes) throws InvalidProtocolBufferException;
    }

    private record Case(MessageLite message, Reading reading) {}

    static Stream<Case> cases() {
        return Stream.of(
                        Phases.answers(3).stream()
                                .map(a -> new Case(PhaseCodec.encode(RUN, 1, a), SpoiltMessagesTest::answer)),
                        bodies().map(b -> new Case(AssignmentCodec.encode(signed(b)), SpoiltMessagesTest::assignment)),
                        bodies().map(b -> new Case(BodyCodec.encode(b), SpoiltMessagesTest::fetched)),
                        Stream.of(
                                new Case(complaint(), SpoiltMessagesTest::complaint),
                                new Case(header(), SpoiltMessagesTest::header),
                                new Case(NAMING, SpoiltMessagesTest::assignment)))
                .flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void message_when_spoilt_then_read_or_refused_with_a_code(Case one) {
        byte[] honest = one.message().toByteArray();
        int[] ends = new int[3];
        for (int seed = 0; seed < CASES; seed++) {
            ends[end(one.reading(), spoilt(seed, honest), seed)]++;
        }

        assertAll(
                () -> assertTrue(ends[0] > 0, "none was read"),
                () -> assertTrue(ends[1] > 0, "none was refused"),
                () -> assertTrue(ends[2] > 0, "all were protobuf"));
    }

    private static int end(Reading reading, byte[] bytes, int seed) {
        try {
            reading.of(bytes);
            return 0;
        } catch (RisksetException e) {
            return e.first().code().code().startsWith("RS-") ? 1 : fail(seed, e);
        } catch (InvalidProtocolBufferException e) {
            return 2;
        } catch (RuntimeException e) {
            return fail(seed, e);
        }
    }

    private static int fail(int seed, Exception e) {
        throw new AssertionError("seed " + seed, e);
    }

    private static byte[] spoilt(int seed, byte[] honest) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = honest;
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = once(random, bytes);
        }
        return bytes;
    }

    private static byte[] once(SplittableRandom random, byte[] bytes) {
        // tags and lengths stand at the front; most of the rest are random bytes anyway
        int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 40));
        int length = random.nextInt(Math.min(16, bytes.length - at) + 1);
        ByteString all = ByteString.copyFrom(bytes);
        ByteString head = all.substring(0, at);
        ByteString piece = all.substring(at, at + length);
        ByteString tail = all.substring(at + length);
        return switch (random.nextInt(4)) {
            case 0 ->
                head.concat(one(random.nextInt(256)))
                        .concat(all.substring(at + 1))
                        .toByteArray();
            case 1 ->
                head.concat(one(bytes[at] ^ (1 << random.nextInt(8))))
                        .concat(all.substring(at + 1))
                        .toByteArray();
            case 2 -> head.concat(piece).concat(piece).concat(tail).toByteArray();
            default -> head.concat(tail).concat(one(0)).toByteArray();
        };
    }

    private static ByteString one(int value) {
        return ByteString.copyFrom(new byte[] {(byte) value});
    }

    private static void answer(byte[] bytes) throws InvalidProtocolBufferException {
        PhaseCodec.Answered read = PhaseCodec.decode(AnswerRequest.parseFrom(bytes));
        PhaseCodec.encode(read.run(), read.attempt(), read.answer());
    }

    private static void complaint(byte[] bytes) throws InvalidProtocolBufferException {
        Complaint read = PhaseCodec.decode(ComplainRequest.parseFrom(bytes)).complaint();
        read.verifies(Digest.of("t1"), IDENTITY);
    }

    private static void header(byte[] bytes) throws InvalidProtocolBufferException {
        ContributionCodec.decode(ContributeRequest.parseFrom(bytes).getHeader());
    }

    private static void assignment(byte[] bytes) throws InvalidProtocolBufferException {
        read(Assignment.parseFrom(bytes), SERVED);
    }

    private static void fetched(byte[] bytes) throws InvalidProtocolBufferException {
        Assignment named = Assignment.parseFrom(bytes);
        int step = STEPS.getOrDefault(named.getBodyCase(), 1);
        Reference reference = Reference.newBuilder()
                .setStep(step)
                .setDigest(Fields.bytes(Digest.of(bytes)))
                .setLength(bytes.length)
                .build();
        read(NAMING.toBuilder().setLarge(reference).build(), bytes);
    }

    private static void read(Assignment message, byte[] served) {
        SignedAssignment read = AssignmentCodec.decode(message, run -> OWN, (digest, length) -> served);
        read.verifies(IDENTITY);
        AssignmentCodec.encode(read);
    }

    private static Stream<AssignmentBody> bodies() {
        AssignmentBody.Member member = new AssignmentBody.Member(new SiteId("site-1"), IDENTITY, OWN);
        return Stream.concat(Stream.of(new AssignmentBody.Roster(List.of(member, member))), Phases.returned(3));
    }

    private static SignedAssignment signed(AssignmentBody body) {
        return new SignedAssignment(RUN, 1, 0, body, Phases.signature(9));
    }

    private static ComplainRequest complaint() {
        return PhaseCodec.encode(RUN, 1, new Complaint(1, 2, Phases.signature(2)));
    }

    private static ContributeRequest header() {
        OpenVector vector = OpenVector.received(new byte[32], 2, 9, new byte[8], Phases.signature(2));
        return ContributionCodec.encode(RUN, 4, vector).get(0);
    }
}
