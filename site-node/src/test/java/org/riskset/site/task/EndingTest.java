// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.masking.AbortSignature;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.SignedDigest;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.site.task.TaskEvent.Advanced;
import org.riskset.site.task.TaskEvent.Closed;
import org.riskset.survival.error.Problem;

/** What a site believes of how a run ended. */
class EndingTest {
    private final Trio masked = Trio.in(TaskState.MASKED);
    private final List<AbortSignature> aborts =
            Stream.of(1, 2, 3).map(this::abort).toList();

    private AbortSignature abort(int site) {
        return masked.task(site).instance().orElseThrow().aborted(Trio.key(site));
    }

    @Test
    void certificate_of_a_quorum_when_told_at_the_end_then_the_instance_is_dead() {
        Step step = closed(masked.self(), new Ending(true, List.of(), List.of(), aborts));

        assertEquals(TaskState.DONE, step.task().state());
        assertTrue(step.task().dead());
        assertEquals(Optional.empty(), step.task().code());
    }

    @Test
    void certificate_that_comes_together_after_the_end_when_told_then_the_instance_is_dead() {
        Task left = closed(masked.self(), Ending.of(true)).task();
        assertFalse(left.dead());

        Step step = closed(left, new Ending(true, List.of(), List.of(), aborts));

        assertTrue(step.task().dead());
        assertEquals(List.of(), step.messages());
    }

    static Stream<Arguments> falseCertificates() {
        return Stream.of(
                Arguments.of("fewer than the quorum", List.of(0, 1)),
                Arguments.of("a member twice", List.of(0, 1, 1)),
                Arguments.of("out of order", List.of(0, 2, 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("falseCertificates")
    void false_certificate_when_told_then_over_all_the_same_and_not_dead(String what, List<Integer> which) {
        List<AbortSignature> some = which.stream().map(aborts::get).toList();

        Step step = closed(masked.self(), new Ending(true, List.of(), List.of(), some));

        assertEquals(TaskState.DONE, step.task().state());
        assertFalse(step.task().dead());
        assertEquals(Optional.of("RS-SEC-010"), step.task().code());
        assertEquals(List.of(), step.task().instance().orElseThrow().shares());
    }

    @Test
    void certificate_of_another_run_when_told_then_not_dead() {
        Trio other = Trio.in(TaskState.MASKED);

        Step step = closed(other.self(), new Ending(true, List.of(), List.of(), aborts));

        assertFalse(step.task().dead());
        assertEquals(Optional.of("RS-SEC-010"), step.task().code());
    }

    @Test
    void signature_of_nobody_in_a_certificate_when_told_then_not_dead() {
        List<AbortSignature> forged =
                List.of(aborts.get(0), aborts.get(1), new AbortSignature(3, Signature.of(new byte[64])));

        assertFalse(closed(masked.self(), new Ending(true, List.of(), List.of(), forged))
                .task()
                .dead());
    }

    @Test
    void reason_why_a_site_left_when_a_false_certificate_follows_then_stays() {
        Problem lie = Problem.of(SecurityError.UNPINNED_PEER, "site-4 is not pinned");
        Task left = Trio.machine(1)
                .on(masked.self(), Advanced.left(lie, List.of(), SampleTasks.heard(4, "lie")))
                .task();

        Step step = closed(left, new Ending(true, List.of(), List.of(), aborts.subList(0, 1)));

        assertEquals(Optional.of("RS-SEC-011"), step.task().code());
        assertEquals(TaskState.ABORTED, step.task().state());
    }

    @Test
    void member_that_was_away_when_the_end_proves_the_contributors_then_learns_them() {
        Trio others = Trio.in(TaskState.CONFIRMED);
        Task away = others.self()
                .in(TaskState.MASKED)
                .with(unsigned(others.self().instance().orElseThrow()));

        Step step = closed(away, ending(others.contributors(), others.survivors()));

        assertEquals(TaskState.DONE, step.task().state());
        Instance instance = step.task().instance().orElseThrow();
        assertEquals(others.self().instance().orElseThrow().contributors(), instance.contributors());
        assertEquals(List.of(), instance.shares());
        assertEquals(List.of(), step.messages());
        assertEquals(Optional.empty(), step.task().code());
    }

    @Test
    void contributors_that_fewer_than_a_quorum_signed_when_told_then_not_believed() {
        Trio others = Trio.in(TaskState.CONFIRMED);
        Task away = others.self()
                .in(TaskState.MASKED)
                .with(unsigned(others.self().instance().orElseThrow()));

        Step step =
                closed(away, ending(others.contributors(), others.survivors().subList(0, 2)));

        assertEquals(TaskState.DONE, step.task().state());
        assertEquals(Optional.of("RS-SEC-015"), step.task().code());
        assertTrue(step.task().instance().orElseThrow().contributors().isEmpty());
    }

    @Test
    void other_contributors_than_those_it_signed_when_told_then_its_own_stay() {
        Trio signed = Trio.in(TaskState.CONFIRMED);
        Trio other = Trio.in(TaskState.CONFIRMED);

        Step step = closed(signed.self(), ending(other.contributors(), other.survivors()));

        assertEquals(
                signed.self().instance().orElseThrow().contributors(),
                step.task().instance().orElseThrow().contributors());
    }

    @Test
    void plain_mode_when_the_end_comes_with_proofs_then_they_mean_nothing() {
        Task task = SampleTasks.in(TaskState.SENT);

        Step step = closed(task, new Ending(true, masked.contributors(), List.of(), aborts));

        assertEquals(TaskState.DONE, step.task().state());
        assertFalse(step.task().dead());
        assertEquals(List.of(), step.messages());
    }

    // as it was before it was shown the contributors
    private static Instance unsigned(Instance of) {
        return new Instance(
                of.context(), of.self(), of.secrets(), of.keys(), of.shares(), of.sent(), of.t2(), Optional.empty());
    }

    private static Ending ending(List<SignedDigest> contributors, List<SurvivorSignature> survivors) {
        return new Ending(false, contributors, survivors, List.of());
    }

    private static Step closed(Task task, Ending ending) {
        return Trio.machine(1).on(task, new Closed(Optional.of(ending)));
    }
}
