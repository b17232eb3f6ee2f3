// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.proto.federation.v1.Keys;
import org.riskset.proto.federation.v1.Quorum;
import org.riskset.proto.federation.v1.Shares;
import org.riskset.proto.federation.v1.Vectors;
import org.riskset.survival.error.RisksetException;

/** Steps 2 to 5, small enough to be sent whole. */
class ReturnsTest {
    private static final SiteKey COORDINATOR = SiteKey.generate(new SecureRandom());
    private static final RunId RUN = RunId.random(new SecureRandom());
    private static final Keys KEYS = sent(0).getKeys();
    private static final Shares SHARES = sent(1).getShares();
    private static final Vectors VECTORS = sent(2).getVectors();
    private static final Quorum QUORUM = sent(3).getQuorum();

    static Stream<AssignmentBody> bodies() {
        return Phases.returned(4);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void return_when_sent_and_read_then_equal_and_signed(AssignmentBody body) throws Exception {
        SignedAssignment assignment = SignedAssignment.of(RUN, 2, body, COORDINATOR);

        SignedAssignment read =
                read(Assignment.parseFrom(AssignmentCodec.encode(assignment).toByteArray()));

        assertEquals(assignment, read);
        assertTrue(read.verifies(COORDINATOR.identity()));
        assertTrue(AssignmentCodec.large(assignment).isEmpty());
    }

    static Stream<Assignment.Builder> altered() {
        return Stream.of(
                with(0).setRound(1),
                with(0).setKeys(KEYS.toBuilder().removeMembers(0)),
                with(0).setKeys(KEYS.toBuilder().addMembers(KEYS.getMembers(0))),
                with(0).setKeys(KEYS.toBuilder().setMembers(0, KEYS.getMembers(1))),
                with(0).setKeys(keys(0, k -> k.setIndex(9))),
                with(0).setKeys(keys(0, k -> k.setBody(KEYS.getMembers(1).getBody()))),
                with(0).setKeys(keys(0, k -> k.setSignature(bytes(64)))),
                with(1).setShares(SHARES.toBuilder().removeIncoming(0)),
                with(1).setShares(SHARES.toBuilder().removeSharers(0)),
                with(1).setShares(share(s -> s.setFrom(9))),
                with(1).setShares(share(s -> s.setTo(9))),
                with(1).setShares(share(s -> s.setSealed(bytes(86)))),
                with(1).setShares(SHARES.toBuilder().setSharers(0, digest(d -> d.setIndex(9)))),
                with(2).setVectors(VECTORS.toBuilder().removeContributors(0)),
                with(2).setVectors(VECTORS.toBuilder().setContributors(0, digest(d -> d.setIndex(9)))),
                with(2).setVectors(VECTORS.toBuilder().setContributors(0, digest(d -> d.setDigest(bytes(32))))),
                with(2).setVectors(VECTORS.toBuilder().setContributors(0, digest(d -> d.setSignature(bytes(64))))),
                with(3).setQuorum(QUORUM.toBuilder().clearSurvivors()),
                with(3).setQuorum(survivor(s -> s.setIndex(9))),
                with(3).setQuorum(survivor(s -> s.setSignature(bytes(64)))),
                with(2).setShares(Shares.newBuilder().addAllSharers(VECTORS.getContributorsList())));
    }

    @ParameterizedTest
    @MethodSource("altered")
    void return_when_any_field_is_altered_then_does_not_verify(Assignment.Builder message) {
        assertFalse(read(message.build()).verifies(COORDINATOR.identity()));
    }

    static Stream<Assignment.Builder> malformed() {
        return Stream.of(
                with(0).setRound(-1),
                with(0).setKeys(keys(0, k -> k.clearIndex())),
                with(0).setKeys(keys(0, k -> k.setIndex(4097))),
                with(0).setKeys(Keys.newBuilder().addAllMembers(Collections.nCopies(4097, KEYS.getMembers(0)))),
                with(1).setShares(share(s -> s.clearFrom())),
                with(1).setShares(share(s -> s.setTo(4097))),
                with(1).setShares(share(s -> s.setSealed(bytes(85)))),
                with(1).setShares(share(s -> s.setSealed(bytes(87)))),
                with(1).setShares(SHARES.toBuilder().addAllIncoming(Collections.nCopies(4096, SHARES.getIncoming(0)))),
                with(1).setShares(SHARES.toBuilder().addAllSharers(Collections.nCopies(4096, SHARES.getSharers(0)))),
                with(1).setShares(SHARES.toBuilder().setSharers(0, digest(d -> d.setIndex(0)))),
                with(2).setVectors(VECTORS.toBuilder().setContributors(0, digest(d -> d.setDigest(bytes(31))))),
                with(2).setVectors(VECTORS.toBuilder()
                        .addAllContributors(Collections.nCopies(4096, VECTORS.getContributors(0)))),
                with(3).setQuorum(survivor(s -> s.setIndex(-1))),
                with(3).setQuorum(
                                QUORUM.toBuilder().addAllSurvivors(Collections.nCopies(4096, QUORUM.getSurvivors(0)))));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformed_return_when_read_then_RS_API_001(Assignment.Builder message) {
        refused("RS-API-001", message);
    }

    static Stream<Assignment.Builder> unsigned() {
        return Stream.of(
                with(0).setKeys(keys(0, k -> k.setSignature(bytes(63)))),
                with(1).setShares(SHARES.toBuilder().setSharers(0, digest(d -> d.setSignature(bytes(65))))),
                with(2).setVectors(VECTORS.toBuilder().setContributors(0, digest(d -> d.clearSignature()))),
                with(3).setQuorum(survivor(s -> s.setSignature(bytes(1)))));
    }

    @ParameterizedTest
    @MethodSource("unsigned")
    void signature_of_another_length_when_read_then_RS_SEC_010(Assignment.Builder message) {
        refused("RS-SEC-010", message);
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void key_that_is_no_sound_point_when_read_then_RS_SEC_012(Assignment.Builder message) {
        refused("RS-SEC-012", message);
    }

    static Stream<Assignment.Builder> unsound() {
        ByteString good = KEYS.getMembers(0).getBody().substring(0, 32);
        ByteString zero = bytes(32);
        return Stream.of(zero.concat(good).concat(zero), good.concat(zero).concat(zero), bytes(95), bytes(97))
                .map(body -> with(0).setKeys(keys(0, k -> k.setBody(body))));
    }

    private static void refused(String code, Assignment.Builder message) {
        RisksetException thrown = assertThrows(RisksetException.class, () -> read(message.build()));

        assertEquals(code, thrown.first().code().code());
    }

    private static Assignment sent(int which) {
        AssignmentBody body = bodies().toList().get(which);
        return AssignmentCodec.encode(SignedAssignment.of(RUN, 2, body, COORDINATOR));
    }

    private static Assignment.Builder with(int which) {
        return sent(which).toBuilder();
    }

    private static Keys.Builder keys(
            int which, UnaryOperator<org.riskset.proto.federation.v1.SignedKeys.Builder> change) {
        return KEYS.toBuilder().setMembers(which, change.apply(KEYS.getMembers(which).toBuilder()));
    }

    private static Shares.Builder share(UnaryOperator<org.riskset.proto.federation.v1.SealedShare.Builder> change) {
        return SHARES.toBuilder().setIncoming(0, change.apply(SHARES.getIncoming(0).toBuilder()));
    }

    private static org.riskset.proto.federation.v1.SignedDigest.Builder digest(
            UnaryOperator<org.riskset.proto.federation.v1.SignedDigest.Builder> change) {
        return change.apply(VECTORS.getContributors(0).toBuilder());
    }

    private static Quorum.Builder survivor(UnaryOperator<org.riskset.proto.federation.v1.Survivor.Builder> change) {
        return QUORUM.toBuilder().setSurvivors(0, change.apply(QUORUM.getSurvivors(0).toBuilder()));
    }

    private static SignedAssignment read(Assignment message) {
        return AssignmentCodec.decode(message, run -> {
            throw new AssertionError("only a roster needs what was accepted");
        });
    }

    private static ByteString bytes(int length) {
        return ByteString.copyFrom(new byte[length]);
    }
}
