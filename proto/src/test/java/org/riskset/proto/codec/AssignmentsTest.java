// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.AssignmentBody.Contributor;
import org.riskset.proto.codec.AssignmentBody.Invited;
import org.riskset.proto.codec.AssignmentBody.Member;
import org.riskset.proto.codec.AssignmentBody.Outcome;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.error.UsageException;

class AssignmentsTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SiteKey COORDINATOR = SiteKey.generate(RANDOM);
    private static final SiteKey SITE = SiteKey.generate(RANDOM);
    private static final RunId RUN = RunId.random(RANDOM);
    private static final ByteString SHORT = ByteString.copyFrom(new byte[3]);
    private static final Acceptance OWN = new Acceptance(
                    RUN,
                    1,
                    Mode.PLAIN,
                    Digest.of("study"),
                    Digest.of("plan"),
                    "{}",
                    Acceptance.NOTHING_SEEN,
                    1_800_000_000,
                    null)
            .signedBy(SITE);

    static Stream<AssignmentBody> bodies() {
        return Stream.of(task(), roster(), close(Outcome.PARTIAL));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void assignment_when_sent_and_read_then_equal_and_signed(AssignmentBody body) {
        SignedAssignment assignment = SignedAssignment.of(RUN, 1, body, COORDINATOR);

        SignedAssignment read = read(AssignmentCodec.encode(assignment));

        assertEquals(assignment, read);
        assertTrue(read.verifies(COORDINATOR.identity()));
        assertFalse(read.verifies(SITE.identity()));
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void end_of_a_run_when_sent_and_read_then_equal(Outcome outcome) {
        SignedAssignment assignment = SignedAssignment.of(RUN, 1, close(outcome), COORDINATOR);

        assertEquals(assignment, read(AssignmentCodec.encode(assignment)));
    }

    static Stream<UnaryOperator<Assignment.Builder>> alteredTasks() {
        return Stream.of(
                m -> m.setRunId(ByteString.copyFrom(new byte[16])),
                m -> m.setAttempt(2),
                m -> m.setRound(1),
                m -> m.setSignature(ByteString.copyFrom(new byte[64])),
                m -> at(m, t -> t.setNumber(8)),
                m -> at(m, t -> t.setStudyDigest(other(32))),
                m -> at(m, t -> t.setPlanDigest(other(32))),
                m -> at(m, t -> t.setModeValue(2)),
                m -> at(m, t -> t.setRequesterPublic(other(32))),
                m -> at(m, t -> t.setNotAfter(t.getNotAfter() + 1)),
                m -> at(m, t -> t.setRequestSignature(other(64))),
                m -> at(m, t -> t.setAnswerBy(t.getAnswerBy() + 1)),
                m -> at(m, t -> t.removeInvited(0)),
                m -> at(m, t -> t.addInvited(t.getInvited(0))),
                m -> at(m, t -> t.setInvited(0, t.getInvited(0).toBuilder().setSite("site-9"))),
                m -> at(m, t -> t.setInvited(0, t.getInvited(0).toBuilder().setIdentityPublic(other(32)))),
                m -> m.setClose(AssignmentCodec.encode(SignedAssignment.of(RUN, 1, close(Outcome.FAILED), SITE))
                        .getClose()));
    }

    @ParameterizedTest
    @MethodSource("alteredTasks")
    void task_when_any_field_is_altered_then_does_not_verify(UnaryOperator<Assignment.Builder> change) {
        assertFalse(read(changed(task(), change)).verifies(COORDINATOR.identity()));
    }

    static Stream<UnaryOperator<org.riskset.proto.federation.v1.Roster.Builder>> alteredRosters() {
        return Stream.of(
                r -> r.removeMembers(1),
                r -> r.addMembers(r.getMembers(0)),
                r -> r.setMembers(0, r.getMembers(1)),
                r -> r.setMembers(0, r.getMembers(0).toBuilder().setSite("site-9")),
                r -> r.setMembers(0, r.getMembers(0).toBuilder().setIdentityPublic(other(32))),
                r -> r.setMembers(0, r.getMembers(0).toBuilder().setConditions("{\"min_sites\":1}")),
                r -> r.setMembers(0, r.getMembers(0).toBuilder().setSeen(other(32))),
                r -> r.setMembers(0, r.getMembers(0).toBuilder().setExpires(1)),
                r -> r.setMembers(0, r.getMembers(0).toBuilder().setSignature(other(64))));
    }

    @ParameterizedTest
    @MethodSource("alteredRosters")
    void roster_when_any_field_is_altered_then_does_not_verify(
            UnaryOperator<org.riskset.proto.federation.v1.Roster.Builder> change) {
        Assignment altered = changed(roster(), m -> m.setRoster(change.apply(m.getRoster().toBuilder())));

        assertFalse(read(altered).verifies(COORDINATOR.identity()));
    }

    static Stream<UnaryOperator<org.riskset.proto.federation.v1.Close.Builder>> alteredEnds() {
        return Stream.of(
                c -> c.setOutcomeValue(1),
                c -> c.clearContributors(),
                c -> c.clearCode(),
                c -> c.setCode("RS-SEC-015"),
                c -> c.setContributors(0, c.getContributors(0).toBuilder().setIndex(3)),
                c -> c.setContributors(0, c.getContributors(0).toBuilder().setDigest(other(32))),
                c -> c.setContributors(0, c.getContributors(0).toBuilder().setSignature(other(64))),
                c -> c.removeAborts(0),
                c -> c.addAborts(c.getAborts(0)),
                c -> c.setAborts(0, c.getAborts(1)),
                c -> c.setAborts(0, c.getAborts(0).toBuilder().setIndex(3)),
                c -> c.setAborts(0, c.getAborts(0).toBuilder().setSignature(other(64))));
    }

    @ParameterizedTest
    @MethodSource("alteredEnds")
    void end_when_any_field_is_altered_then_does_not_verify(
            UnaryOperator<org.riskset.proto.federation.v1.Close.Builder> change) {
        Assignment altered = changed(close(Outcome.PARTIAL), m -> m.setClose(change.apply(m.getClose().toBuilder())));

        assertFalse(read(altered).verifies(COORDINATOR.identity()));
    }

    static Stream<UnaryOperator<Assignment.Builder>> malformed() {
        return Stream.of(
                m -> m.clearBody(),
                m -> m.setRunId(SHORT),
                m -> m.setAttempt(0),
                m -> m.setRound(-1),
                m -> at(m, t -> t.addAllInvited(Collections.nCopies(4095, t.getInvited(0)))),
                m -> m.setRoster(rostered()
                        .addAllMembers(Collections.nCopies(4095, rostered().getMembers(0)))),
                m -> m.setRoster(rostered()
                        .setMembers(0, rostered().getMembers(0).toBuilder().setConditions("x".repeat(4097)))),
                m -> at(m, t -> t.setNumber(0)),
                m -> at(m, t -> t.clearMode()),
                m -> at(m, t -> t.setModeValue(7)),
                m -> at(m, t -> t.setStudyDigest(SHORT)),
                m -> at(m, t -> t.setPlanDigest(SHORT)),
                m -> at(m, t -> t.setRequesterPublic(SHORT)),
                m -> at(m, t -> t.setNotAfter(-1)),
                m -> at(m, t -> t.setAnswerBy(Long.MIN_VALUE)),
                m -> at(m, t -> t.setInvited(0, t.getInvited(0).toBuilder().setIdentityPublic(SHORT))),
                m -> m.setClose(org.riskset.proto.federation.v1.Close.getDefaultInstance()),
                m -> m.setClose(ended().setContributors(
                                0, ended().getContributors(0).toBuilder().setIndex(0))),
                m -> m.setClose(ended().setContributors(
                                0, ended().getContributors(0).toBuilder().setIndex(4097))),
                m -> m.setClose(ended().addAllContributors(Collections.nCopies(4096, ended().getContributors(0)))),
                m -> m.setClose(ended().addAllAborts(Collections.nCopies(4095, ended().getAborts(0)))),
                m -> m.setClose(
                        ended().setAborts(0, ended().getAborts(0).toBuilder().clearIndex())),
                m -> m.setClose(ended().setCode("RS-SEC-014: patient 4711")));
    }

    static Stream<UnaryOperator<Assignment.Builder>> unsigned() {
        return Stream.of(
                m -> m.clearSignature(),
                m -> at(m, t -> t.setRequestSignature(SHORT)),
                m -> m.setClose(
                        ended().setAborts(0, ended().getAborts(0).toBuilder().setSignature(SHORT))));
    }

    @ParameterizedTest
    @MethodSource("unsigned")
    void signature_of_another_length_when_read_then_RS_SEC_010(UnaryOperator<Assignment.Builder> change) {
        RisksetException thrown = assertThrows(RisksetException.class, () -> read(changed(task(), change)));

        assertEquals("RS-SEC-010", thrown.first().code().code());
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformed_assignment_when_read_then_RS_API_001(UnaryOperator<Assignment.Builder> change) {
        UsageException thrown = assertThrows(UsageException.class, () -> read(changed(task(), change)));

        assertEquals("RS-API-001", thrown.first().code().code());
    }

    private static org.riskset.proto.federation.v1.Roster.Builder rostered() {
        return AssignmentCodec.encode(SignedAssignment.of(RUN, 1, roster(), SITE)).getRoster().toBuilder();
    }

    private static org.riskset.proto.federation.v1.Close.Builder ended() {
        return AssignmentCodec.encode(SignedAssignment.of(RUN, 1, close(Outcome.PARTIAL), SITE)).getClose().toBuilder();
    }

    private static Assignment.Builder at(
            Assignment.Builder message, UnaryOperator<org.riskset.proto.federation.v1.Task.Builder> change) {
        return message.setTask(change.apply(message.getTask().toBuilder()));
    }

    private static Assignment changed(AssignmentBody body, UnaryOperator<Assignment.Builder> change) {
        return change.apply(AssignmentCodec.encode(SignedAssignment.of(RUN, 1, body, COORDINATOR)).toBuilder())
                .build();
    }

    private static SignedAssignment read(Assignment message) {
        return AssignmentCodec.decode(message, run -> OWN);
    }

    private static AssignmentBody task() {
        PlanRequest request =
                PlanRequest.signed(Digest.of("study"), Digest.of("plan"), SITE, Instant.ofEpochSecond(1_800_000_000));
        return new AssignmentBody.Task(7, request, Mode.PLAIN, List.of(invited("site-1"), invited("Ä")), 1_790_000_000);
    }

    private static Invited invited(String site) {
        return new Invited(new SiteId(site), SITE.identity());
    }

    private static AssignmentBody roster() {
        return new AssignmentBody.Roster(List.of(
                new Member(new SiteId("site-1"), SITE.identity(), OWN),
                new Member(new SiteId("site-2"), COORDINATOR.identity(), OWN)));
    }

    private static AssignmentBody close(Outcome outcome) {
        Contributor contributor = new Contributor(1, Digest.of("vector"), Signature.of(new byte[64]));
        return new AssignmentBody.Close(
                outcome,
                List.of(contributor),
                List.of(Phases.survivor(1)),
                List.of(Phases.abort(1), Phases.abort(2)),
                Optional.of("RS-SEC-014"));
    }

    private static ByteString other(int length) {
        byte[] bytes = new byte[length];
        bytes[0] = 1;
        return ByteString.copyFrom(bytes);
    }
}
