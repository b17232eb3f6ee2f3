// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.AssignmentBody.Member;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.proto.federation.v1.Quorum;
import org.riskset.proto.federation.v1.Reference;
import org.riskset.proto.federation.v1.Survivor;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.RisksetException;

/** Bodies that an assignment names and a site fetches. */
class LargeBodiesTest {
    private static final SiteKey COORDINATOR = SiteKey.generate(new SecureRandom());
    private static final RunId RUN = RunId.random(new SecureRandom());
    private static final Acceptance OWN = new Acceptance(
                    RUN,
                    1,
                    Mode.SECURE,
                    Digest.of("study"),
                    Digest.of("plan"),
                    "{}",
                    Acceptance.NOTHING_SEEN,
                    1_800_000_000,
                    null)
            .signedBy(COORDINATOR);
    private static final SignedAssignment QUORUM =
            signed(Phases.returned(1000).toList().get(3));
    private static final LargeBody FETCHED = AssignmentCodec.large(QUORUM).orElseThrow();

    static Stream<AssignmentBody> bodies() {
        return Stream.of(1000, 4096).flatMap(n -> Stream.concat(Stream.of(roster(n)), Phases.returned(n)));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void large_body_when_named_and_fetched_then_equal_and_signed(AssignmentBody body) {
        SignedAssignment assignment = signed(body);
        LargeBody large = AssignmentCodec.large(assignment).orElseThrow();
        Assignment message = AssignmentCodec.encode(assignment);

        SignedAssignment read = AssignmentCodec.decode(message, run -> OWN, serving(large));

        assertEquals(assignment, read);
        assertTrue(read.verifies(COORDINATOR.identity()));
        assertTrue(message.getSerializedSize() < 200);
        assertEquals(body.step(), message.getLarge().getStep());
    }

    @Test
    void body_when_above_64_KiB_then_fetched() {
        for (int n = 900; n < 970; n++) {
            SignedAssignment assignment = signed(Phases.returned(n).toList().get(3));

            int size = BodyCodec.encode(assignment.body()).getSerializedSize();

            assertEquals(size > 64 * 1024, AssignmentCodec.large(assignment).isPresent(), n + " signatures");
            assertEquals(size > 64 * 1024, n > 924, size + " bytes");
        }
    }

    @Test
    void end_of_a_run_when_large_then_still_sent_whole() {
        SignedAssignment end = signed(new AssignmentBody.Close(
                AssignmentBody.Outcome.FAILED, List.of(), List.of(), Phases.all(4096, Phases::abort)));

        assertTrue(AssignmentCodec.large(end).isEmpty());
        assertEquals(end, AssignmentCodec.decode(AssignmentCodec.encode(end), run -> OWN));
    }

    static Stream<byte[]> others() {
        byte[] changed = FETCHED.bytes().clone();
        changed[changed.length - 1] ^= 1;
        return Stream.of(
                new byte[0], changed, Arrays.copyOf(changed, changed.length - 1), Arrays.copyOf(changed, 1 << 20));
    }

    @ParameterizedTest
    @MethodSource("others")
    void other_bytes_when_fetched_then_RS_SEC_010(byte[] bytes) {
        refused("RS-SEC-010", AssignmentCodec.encode(QUORUM), (digest, length) -> bytes);
    }

    static Stream<UnaryOperator<Reference.Builder>> malformed() {
        return Stream.of(
                r -> r.setStep(0),
                r -> r.setStep(6),
                r -> r.setStep(-1),
                r -> r.setDigest(ByteString.copyFrom(new byte[31])),
                r -> r.clearDigest(),
                r -> r.setLength(0),
                r -> r.setLength(-1),
                r -> r.setLength(64L * 1024 * 1024),
                r -> r.setLength(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformed_reference_when_read_then_nothing_is_fetched(UnaryOperator<Reference.Builder> change) {
        Assignment.Builder message = AssignmentCodec.encode(QUORUM).toBuilder();
        message.setLarge(change.apply(message.getLarge().toBuilder()));

        refused("RS-API-001", message.build(), (digest, length) -> {
            throw new AssertionError("it was fetched");
        });
    }

    @Test
    void reference_with_another_length_when_read_then_RS_SEC_010() {
        Assignment.Builder message = AssignmentCodec.encode(QUORUM).toBuilder();
        message.setLarge(message.getLarge().toBuilder().setLength(FETCHED.bytes().length - 1));

        refused("RS-SEC-010", message.build(), serving(FETCHED));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void body_of_another_step_when_fetched_then_RS_API_001(int step) {
        Assignment.Builder message = AssignmentCodec.encode(QUORUM).toBuilder();
        message.setLarge(message.getLarge().toBuilder().setStep(step));

        refused("RS-API-001", message.build(), serving(FETCHED));
    }

    @Test
    void large_body_when_nothing_can_be_fetched_then_RS_API_001() {
        Assignment message = AssignmentCodec.encode(QUORUM);

        RisksetException thrown =
                assertThrows(RisksetException.class, () -> AssignmentCodec.decode(message, run -> OWN));

        assertEquals("RS-API-001", thrown.first().code().code());
    }

    static Stream<Assignment.Builder> unreadable() {
        Assignment within = AssignmentCodec.encode(QUORUM);
        return Stream.of(
                Assignment.newBuilder().setLarge(within.getLarge()),
                within.toBuilder(),
                BodyCodec.encode(QUORUM.body()).toBuilder().setRound(1),
                Assignment.newBuilder().setClose(org.riskset.proto.federation.v1.Close.getDefaultInstance()),
                Assignment.newBuilder()
                        .setQuorum(Quorum.newBuilder()
                                .addSurvivors(Survivor.newBuilder().setIndex(0))));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void bytes_that_are_no_body_when_fetched_then_RS_API_001(Assignment.Builder bytes) {
        refusedBytes(bytes.build().toByteArray());
    }

    @Test
    void bytes_that_are_no_protobuf_when_fetched_then_RS_API_001() {
        byte[] cut = Arrays.copyOf(FETCHED.bytes(), 100);

        refusedBytes(cut);
        refusedBytes(new byte[] {0});
    }

    @Test
    void list_without_end_when_fetched_then_refused_before_it_is_built() {
        byte[] twoBytesEach = new byte[8_000_000];
        for (int i = 0; i < twoBytesEach.length; i += 2) {
            twoBytesEach[i] = 0x0a; // field 1 of a length of 0
        }
        byte[] body = Assignment.newBuilder()
                .setRunId(ByteString.copyFrom(twoBytesEach))
                .build()
                .toByteArray();
        body[0] = 0x2a; // field 5, the roster

        RisksetException thrown = refusedBytes(body);

        assertEquals("a body with lists longer than any roster", thrown.first().what());
    }

    private static RisksetException refusedBytes(byte[] bytes) {
        LargeBody body = LargeBody.of(bytes);
        Assignment message = AssignmentCodec.encode(QUORUM).toBuilder()
                .setLarge(Reference.newBuilder()
                        .setStep(5)
                        .setLength(bytes.length)
                        .setDigest(ByteString.copyFrom(body.digest().bytes())))
                .build();
        return refused("RS-API-001", message, serving(body));
    }

    private static RisksetException refused(String code, Assignment message, AssignmentCodec.Fetching fetching) {
        RisksetException thrown =
                assertThrows(RisksetException.class, () -> AssignmentCodec.decode(message, run -> OWN, fetching));

        assertEquals(code, thrown.first().code().code());
        return thrown;
    }

    private static AssignmentCodec.Fetching serving(LargeBody large) {
        return (digest, length) -> {
            assertEquals(large.digest(), digest);
            return large.bytes();
        };
    }

    private static SignedAssignment signed(AssignmentBody body) {
        return SignedAssignment.of(RUN, 1, body, COORDINATOR);
    }

    private static AssignmentBody roster(int n) {
        return new AssignmentBody.Roster(
                Phases.all(n, i -> new Member(new SiteId("site-" + i), COORDINATOR.identity(), OWN)));
    }
}
