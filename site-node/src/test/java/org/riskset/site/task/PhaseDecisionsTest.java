// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.disclosure.SitePolicy.Approval;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.privacy.masking.SealedShare;
import org.riskset.privacy.masking.SignedDigest;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.site.task.RosterNotice.Member;
import org.riskset.site.task.TaskEvent.Advanced;
import org.riskset.survival.digest.Digest;

/** What a site makes of every step of a secure run, honest and not. */
class PhaseDecisionsTest {

    @ParameterizedTest
    @EnumSource(
            value = TaskState.class,
            names = {"ACCEPTED", "KEYED", "SHARED", "MASKED", "CONFIRMED"})
    void honest_step_when_told_then_the_next_state_with_one_answer_signed_by_this_site(TaskState state) {
        Trio trio = Trio.in(state);

        Step step = trio.next();

        assertEquals(after(state), step.task().state());
        assertEquals(1, step.messages().size());
        assertEquals(trio.self().request().run(), step.messages().get(0).run());
    }

    private static TaskState after(TaskState state) {
        return state == TaskState.ACCEPTED ? TaskState.KEYED : TaskState.values()[state.ordinal() + 1];
    }

    @Test
    void secrets_when_the_run_goes_on_then_gone_one_after_the_other() {
        assertTrue(instance(TaskState.KEYED).secrets().isPresent());
        assertTrue(instance(TaskState.SHARED).secrets().isPresent());
        assertTrue(instance(TaskState.MASKED).secrets().isEmpty());
        assertEquals(3, instance(TaskState.MASKED).shares().size());
        assertEquals(3, instance(TaskState.CONFIRMED).shares().size());
        assertTrue(instance(TaskState.UNMASKED).secrets().isEmpty());
        assertEquals(List.of(), instance(TaskState.UNMASKED).shares());
    }

    @Test
    void vector_when_masked_then_nothing_of_the_counts_is_readable_in_it() {
        Trio trio = Trio.in(TaskState.SHARED);

        byte[] sent =
                ((Message.Contribute) trio.next().messages().get(0)).vector().bytes();

        assertFalse(Digest.of(sent).equals(SampleTasks.counts().digest()));
        assertEquals(0, matching(sent), "bytes of the counts that stand where they stood");
    }

    // A count is a small number: seven of the eight bytes of every lane are zero in the open.
    private static long matching(byte[] sent) {
        long zeros = 0;
        for (byte b : sent) {
            zeros += b == 0 ? 1 : 0;
        }
        return zeros > sent.length / 4 ? zeros : 0;
    }

    static Stream<Arguments> rosters() {
        return Stream.of(
                Arguments.of("honest", "RS-SEC-011", policy("site-2"), 3),
                Arguments.of("two members", "RS-SEC-020", SitePolicy.permissive(), 2),
                Arguments.of("two where four are demanded", "RS-SEC-020", policy("site-2", "site-3"), 2),
                Arguments.of("fewer than this site demands", "RS-DISC-018", demanding(4), 3));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rosters")
    void roster_when_a_rule_is_against_it_then_leaves_without_a_key_and_without_an_abort(
            String what, String code, SitePolicy policy, int members) {
        Trio trio = Trio.in(TaskState.ACCEPTED);
        List<Member> shown = trio.roster().members().subList(0, members);

        Advanced left =
                (Advanced) Trio.decisions(1, policy).onRoster(trio.self(), SampleTasks.roster(trio.self(), shown));
        Step step = Trio.machine(1).on(trio.self(), left);

        assertEquals(code, left.refusal().orElseThrow().code().code());
        assertEquals(TaskState.ABORTED, step.task().state());
        assertEquals(1, step.messages().size());
        assertTrue(step.task().instance().isEmpty());
    }

    @Test
    void quorum_that_one_member_demands_when_the_roster_stands_then_in_the_context_of_all() {
        Trio trio = Trio.in(TaskState.KEYED);

        assertEquals(3, trio.self().instance().orElseThrow().context().k());
        assertEquals(3, trio.self().instance().orElseThrow().context().run().minSites());
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                keys("a member missing", "RS-SEC-010", all -> all.subList(0, 2)),
                keys("own keys exchanged", "RS-SEC-010", all -> List.of(all.get(1), all.get(1), all.get(2))),
                keys("out of order", "RS-SEC-010", all -> List.of(all.get(0), all.get(2), all.get(1))),
                keys("keys of another run", "RS-SEC-010", all -> List.of(all.get(0), foreign(), all.get(2))),
                sharers("a member missing", "RS-SEC-010", all -> all.subList(0, 2)),
                sharers("another digest", "RS-SEC-010", all -> List.of(all.get(0), altered(all.get(1)), all.get(2))),
                vectors("fewer than the quorum", "RS-SEC-015", all -> all.subList(0, 2)),
                vectors("nobody", "RS-SEC-015", all -> List.of()),
                vectors(
                        "own vector exchanged",
                        "RS-SEC-010",
                        all -> List.of(altered(all.get(0)), all.get(1), all.get(2))),
                vectors("a member twice", "RS-SEC-010", all -> List.of(all.get(0), all.get(1), all.get(1))),
                quorum("fewer than the quorum", "RS-SEC-015", all -> all.subList(0, 2)),
                quorum("a member twice", "RS-SEC-015", all -> List.of(all.get(0), all.get(1), all.get(1))),
                quorum(
                        "a signature of nobody",
                        "RS-SEC-015",
                        all -> List.of(all.get(0), all.get(1), new SurvivorSignature(3, Signature.of(new byte[64])))));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("lies")
    void lie_when_told_then_leaves_with_its_code_and_says_that_it_opens_nothing(
            TaskState state, String what, String code, Lie lie) {
        Trio trio = Trio.in(state);

        Advanced left = (Advanced) Trio.decisions(1).onReturn(trio.self(), trio.notice(lie.of(trio)));
        Step step = Trio.machine(1).on(trio.self(), left);

        assertEquals(code, left.refusal().orElseThrow().code().code());
        assertEquals(TaskState.ABORTED, step.task().state());
        assertEquals(code, step.task().code().orElseThrow());
        assertEquals("decline abort", words(step));
        assertSpent(step.task());
    }

    @Test
    void bad_share_when_it_comes_then_says_whose_it_was_and_leaves() {
        Trio trio = Trio.in(TaskState.SHARED);
        List<SealedShare> incoming = new ArrayList<>(trio.incoming(1));
        byte[] spoilt = incoming.get(1).bytes().clone();
        spoilt[20] ^= 1;
        incoming.set(1, new SealedShare(3, 1, spoilt));

        Advanced left = (Advanced)
                Trio.decisions(1).onReturn(trio.self(), trio.notice(new PhaseReturn.Shares(incoming, trio.sharers())));
        Step step = Trio.machine(1).on(trio.self(), left);

        Message.Complain complaint = (Message.Complain) step.messages().get(0);
        assertEquals("complaint decline abort", words(step));
        assertEquals("RS-SEC-013", step.task().code().orElseThrow());
        assertEquals(3, complaint.complaint().about());
        assertEquals(1, complaint.complaint().by());
        assertSpent(step.task());
    }

    @Test
    void shares_that_were_swapped_when_they_come_then_RS_SEC_013() {
        Trio trio = Trio.in(TaskState.SHARED);
        List<SealedShare> swapped = new ArrayList<>(trio.incoming(1));
        Collections.swap(swapped, 0, 1);

        Advanced left = (Advanced)
                Trio.decisions(1).onReturn(trio.self(), trio.notice(new PhaseReturn.Shares(swapped, trio.sharers())));

        assertEquals("RS-SEC-013", left.refusal().orElseThrow().code().code());
    }

    private static void assertSpent(Task task) {
        assertTrue(task.instance().orElseThrow().secrets().isEmpty());
        assertEquals(List.of(), task.instance().orElseThrow().shares());
    }

    private static String words(Step step) {
        return String.join(
                " ",
                step.messages().stream()
                        .map(m -> m.fold(
                                a -> "accept",
                                d -> "decline",
                                v -> "vector",
                                a -> a.answer().phase().name().toLowerCase(java.util.Locale.ROOT),
                                c -> "complaint"))
                        .toList());
    }

    private static Instance instance(TaskState state) {
        return Trio.in(state).self().instance().orElseThrow();
    }

    private static KeyAdvertisement foreign() {
        return Trio.in(TaskState.KEYED).keys().get(1);
    }

    private static SignedDigest altered(SignedDigest one) {
        return new SignedDigest(one.index(), Digest.of("altered"), one.signature());
    }

    private static SitePolicy policy(String... peers) {
        return SamplePolicies.policy(Approval.AUTO, 3, Quorum.DEFAULT, peers);
    }

    private static SitePolicy demanding(int minSites) {
        return SamplePolicies.policy(Approval.AUTO, minSites, Quorum.DEFAULT, "site-2", "site-3");
    }

    /** What a coordinator gives back that is not honest. */
    interface Lie {
        PhaseReturn of(Trio trio);
    }

    private interface Change<T> {
        List<T> of(List<T> honest);
    }

    private static Arguments keys(String what, String code, Change<KeyAdvertisement> change) {
        Lie lie = t -> new PhaseReturn.Keys(change.of(t.keys()));
        return Arguments.of(TaskState.KEYED, what, code, lie);
    }

    private static Arguments sharers(String what, String code, Change<SignedDigest> change) {
        Lie lie = t -> new PhaseReturn.Shares(t.incoming(1), change.of(t.sharers()));
        return Arguments.of(TaskState.SHARED, what, code, lie);
    }

    private static Arguments vectors(String what, String code, Change<SignedDigest> change) {
        Lie lie = t -> new PhaseReturn.Vectors(change.of(t.contributors()));
        return Arguments.of(TaskState.MASKED, what, code, lie);
    }

    private static Arguments quorum(String what, String code, Change<SurvivorSignature> change) {
        Lie lie = t -> new PhaseReturn.Quorum(change.of(t.survivors()));
        return Arguments.of(TaskState.CONFIRMED, what, code, lie);
    }
}
