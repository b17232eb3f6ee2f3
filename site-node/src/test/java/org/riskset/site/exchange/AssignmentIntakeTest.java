// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.AssignmentBody;
import org.riskset.proto.codec.AssignmentBody.Close;
import org.riskset.proto.codec.AssignmentBody.Contributor;
import org.riskset.proto.codec.AssignmentBody.Outcome;
import org.riskset.proto.codec.AssignmentBody.Returned;
import org.riskset.proto.codec.AssignmentCodec;
import org.riskset.proto.codec.SignedAssignment;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.site.store.SiteStore;
import org.riskset.site.task.Decisions;
import org.riskset.site.task.Heard;
import org.riskset.site.task.PhaseDecisions;
import org.riskset.site.task.SampleTasks;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskClocks;
import org.riskset.site.task.TaskMachine;
import org.riskset.site.task.TaskState;
import org.riskset.site.task.TaskWorker;
import org.riskset.site.task.Trio;
import org.riskset.survival.error.RisksetException;

/** What the coordinator says in a secure run, as it comes over the wire, up to the state it leads to. */
class AssignmentIntakeTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SiteKey COORDINATOR = SiteKey.generate(RANDOM);

    @TempDir
    private Path folder;

    private SiteStore store;

    @BeforeEach
    void open() {
        store = SiteStore.open(folder.resolve("site.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED, KEYED", "KEYED, SHARED", "SHARED, MASKED", "MASKED, CONFIRMED", "CONFIRMED, UNMASKED"})
    void step_when_it_comes_then_acted_on_once_and_kept_with_its_signature(TaskState state, TaskState next) {
        Trio trio = stored(state);
        AssignmentBody body = body(trio, state);
        SignedAssignment signed = SignedAssignment.of(trio.self().request().run(), 1, body, COORDINATOR);

        take(AssignmentCodec.encode(signed));
        take(AssignmentCodec.encode(signed));

        assertEquals(next, task(trio).state());
        assertEquals(
                new Heard(body.step(), body.digest(), signed.signature()),
                task(trio).heard().get(body.step()));
        assertEquals(1, store.outbox().waiting().size());
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskState.class,
            names = {"ACCEPTED", "KEYED", "SHARED", "MASKED", "CONFIRMED"})
    void step_that_the_coordinator_did_not_sign_when_it_comes_then_nothing_is_done(TaskState state) {
        Trio trio = stored(state);
        AssignmentBody body = body(trio, state);
        SiteKey another = SiteKey.generate(RANDOM);

        take(AssignmentCodec.encode(SignedAssignment.of(trio.self().request().run(), 1, body, another)));

        untouched(trio, state);
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskState.class,
            names = {"KEYED", "SHARED", "MASKED", "CONFIRMED"})
    void step_of_another_attempt_when_signed_then_nothing_is_done(TaskState state) {
        Trio trio = stored(state);
        AssignmentBody body = body(trio, state);

        take(AssignmentCodec.encode(SignedAssignment.of(trio.self().request().run(), 2, body, COORDINATOR)));

        untouched(trio, state);
    }

    @Test
    void roster_of_a_run_this_site_has_not_agreed_to_when_it_comes_then_RS_SEC_031() {
        Trio unknown = Trio.in(TaskState.ACCEPTED);
        Assignment roster = AssignmentCodec.encode(
                SignedAssignment.of(unknown.self().request().run(), 1, body(unknown, TaskState.ACCEPTED), COORDINATOR));

        RisksetException refused = assertThrows(RisksetException.class, () -> take(roster));

        assertEquals("RS-SEC-031", refused.first().code().code());
    }

    @ParameterizedTest
    @CsvSource({"COMPLETE, false", "PARTIAL, false", "REFUSED, false", "CANCELLED, true", "FAILED, true"})
    void end_of_a_run_when_nothing_was_opened_then_and_only_then_the_word_to_open_nothing(
            Outcome outcome, boolean givenUp) {
        Trio trio = stored(TaskState.MASKED);

        take(AssignmentCodec.encode(
                SignedAssignment.of(trio.self().request().run(), 1, new Close(outcome, List.of()), COORDINATOR)));

        assertEquals(TaskState.DONE, task(trio).state());
        assertEquals(givenUp ? 1 : 0, store.outbox().waiting().size());
    }

    @Test
    void end_with_its_proofs_when_this_site_was_away_then_it_learns_the_contributors() {
        Trio trio = stored(TaskState.MASKED);
        Trio others = trio.afterConfirming();
        Close close = new Close(
                Outcome.PARTIAL,
                others.contributors().stream()
                        .map(s -> new Contributor(s.index(), s.digest(), s.signature()))
                        .toList(),
                others.survivors(),
                List.of());

        take(AssignmentCodec.encode(SignedAssignment.of(trio.self().request().run(), 1, close, COORDINATOR)));

        assertEquals(TaskState.DONE, task(trio).state());
        assertTrue(task(trio).instance().orElseThrow().contributors().isPresent());
    }

    private static AssignmentBody body(Trio trio, TaskState state) {
        return state == TaskState.ACCEPTED
                ? new AssignmentBody.Roster(trio.roster().members().stream()
                        .map(m -> new AssignmentBody.Member(m.site(), m.identity(), m.acceptance()))
                        .toList())
                : new Returned(trio.returned(1));
    }

    private void untouched(Trio trio, TaskState state) {
        assertEquals(state, task(trio).state());
        assertEquals(trio.self().heard(), task(trio).heard());
        assertEquals(List.of(), store.outbox().waiting());
    }

    private Trio stored(TaskState state) {
        Trio trio = Trio.in(state);
        Task task = trio.self();
        store.tasks().add(Task.received(task.request(), task.received()));
        store.tasks().change(task.request().run(), t -> new Step(task.keyedAt(SampleTasks.NOW), List.of(), List.of()));
        return trio;
    }

    private Task task(Trio trio) {
        return store.tasks().find(trio.self().request().run()).orElseThrow();
    }

    private void take(Assignment message) {
        Clock clock = Clock.fixed(SampleTasks.NOW, ZoneOffset.UTC);
        SiteKey key = SampleTasks.key("site-1");
        DisclosurePolicy policy = new DisclosurePolicy(SitePolicy.permissive(), SampleTasks.SELF);
        Decisions decisions = new Decisions(
                SampleTasks.SELF,
                key,
                policy,
                Trio.documents(),
                (study, plan, layout) -> SampleTasks.counts().thawed(layout),
                problem -> {},
                clock);
        PhaseDecisions phases = new PhaseDecisions(SampleTasks.SELF, key, policy, Trio.documents(), RANDOM, clock);
        TaskWorker worker = new TaskWorker(
                store.tasks(),
                new TaskMachine(key),
                decisions,
                phases,
                task -> {},
                () -> {},
                Runnable::run,
                TaskClocks.of(clock, clock));
        new AssignmentIntake(COORDINATOR.identity(), store.tasks(), worker, (digest, most) -> new byte[0])
                .take(message);
    }
}
