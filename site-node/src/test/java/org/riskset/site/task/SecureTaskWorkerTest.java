// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.site.store.SiteStore;

/** The worker in secure mode, over a real store, on the test's own thread. */
class SecureTaskWorkerTest {
    private static final Instant NOW = SampleTasks.NOW;
    private static final SiteKey KEY = SampleTasks.key("site-1");

    @TempDir
    private Path folder;

    private SiteStore store;
    private final Request request = SampleTasks.request(Mode.SECURE);
    private int counted;

    @BeforeEach
    void open() {
        store = SiteStore.open(folder.resolve("site.db"));
        worker(NOW).received(request);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void roster_when_told_twice_then_keys_are_drawn_once() {
        worker(NOW).rostered(roster());
        List<Object> keyed = standing();
        worker(NOW.plusSeconds(9)).rostered(roster());

        assertEquals(TaskState.KEYED, task().state());
        assertEquals(keyed, standing());
        assertEquals(List.of("accept", "KEYS"), outbox());
        assertEquals(NOW, task().keyed().orElseThrow());
    }

    @Test
    void other_roster_or_a_step_too_early_when_told_then_nothing_more_leaves() {
        TaskWorker worker = worker(NOW);
        worker.rostered(roster());
        List<Object> keyed = standing();

        worker.rostered(new RosterNotice(request.run(), 1, roster().members(), SampleTasks.heard(1, "other")));
        worker.rostered(new RosterNotice(request.run(), 2, roster().members(), SampleTasks.heard(1, "roster")));
        worker.returned(returned(new PhaseReturn.Vectors(List.of())));
        worker.returned(returned(new PhaseReturn.Quorum(List.of())));

        assertEquals(keyed, standing());
        assertEquals(List.of("accept", "KEYS"), outbox());
    }

    @Test
    void step_of_a_run_that_is_unknown_when_told_then_nothing_leaves() {
        Task other = Trio.in(TaskState.ACCEPTED).self();

        worker(NOW).rostered(SampleTasks.roster(other));

        assertEquals(List.of("accept"), outbox());
        assertEquals(1, store.tasks().all().size());
    }

    @Test
    void lie_after_the_keys_when_told_then_refusal_and_abort_leave_and_no_secret_is_kept() {
        TaskWorker worker = worker(NOW);
        worker.rostered(roster());

        worker.returned(returned(new PhaseReturn.Keys(List.of())));

        assertEquals(TaskState.ABORTED, task().state());
        assertEquals(List.of("accept", "KEYS", "ABORTED RS-SEC-010", "ABORT"), outbox());
        spent();
    }

    @Test
    void day_after_the_keys_when_time_passes_then_expired_and_steps_are_refused() {
        worker(NOW).rostered(roster());
        TaskWorker later = worker(NOW, NOW.plus(Duration.ofHours(24)));

        later.tick();
        List<Object> expired = standing();
        later.returned(returned(new PhaseReturn.Keys(List.of())));
        later.returned(returned(new PhaseReturn.Quorum(List.of())));

        assertEquals(TaskState.EXPIRED, task().state());
        assertEquals(expired, standing());
        spent();
    }

    @Test
    void less_than_a_day_after_the_keys_when_the_machine_is_set_ahead_then_kept() {
        worker(NOW).rostered(roster());

        worker(NOW.plus(Duration.ofDays(7)), NOW.plus(Duration.ofHours(23))).resume();

        assertEquals(TaskState.KEYED, task().state());
        assertTrue(instance().secrets().isPresent());
    }

    @Test
    void next_attempt_when_asked_then_agreed_to_by_itself_with_the_counts_there_were() {
        TaskWorker worker = worker(NOW);
        worker.rostered(roster());
        Frozen frozen = task().frozen().orElseThrow();

        worker.received(NextAttemptTest.attempt(request, 2));
        worker.received(NextAttemptTest.attempt(request, 2));
        worker.received(request);

        assertEquals(TaskState.ACCEPTED, task().state());
        assertEquals(2, task().request().attempt());
        assertEquals(2, task().acceptance().orElseThrow().attempt());
        assertEquals(frozen, task().frozen().orElseThrow());
        assertTrue(task().instance().isEmpty());
        assertEquals(1, counted);
        assertEquals("accept", outbox().get(outbox().size() - 1));
    }

    @Test
    void keys_of_the_second_attempt_when_drawn_then_others_than_those_of_the_first() {
        TaskWorker worker = worker(NOW);
        worker.rostered(roster());
        Instance first = instance();

        worker.received(NextAttemptTest.attempt(request, 2));
        worker.rostered(roster());

        assertEquals(TaskState.KEYED, task().state());
        assertTrue(!first.keys().equals(instance().keys()));
        assertTrue(!first.secrets().equals(instance().secrets()));
    }

    @Test
    void run_that_is_given_up_when_told_then_word_to_open_nothing_leaves_once() {
        TaskWorker worker = worker(NOW);
        worker.rostered(roster());

        worker.closed(request.run(), Ending.of(true));
        worker.closed(request.run(), Ending.of(true));

        assertEquals(TaskState.DONE, task().state());
        assertEquals("ABORT", outbox().get(outbox().size() - 1));
        assertEquals(1, outbox().stream().filter("ABORT"::equals).count());
        spent();
    }

    private void spent() {
        assertTrue(instance().secrets().isEmpty());
        assertEquals(List.of(), instance().shares());
    }

    private Task task() {
        return store.tasks().find(request.run()).orElseThrow();
    }

    private List<Object> standing() {
        Task t = task();
        return List.of(
                t.state(),
                t.heard(),
                t.keyed(),
                t.code(),
                instance().keys(),
                instance().secrets());
    }

    private Instance instance() {
        return task().instance().orElseThrow();
    }

    private RosterNotice roster() {
        return SampleTasks.roster(task());
    }

    private ReturnNotice returned(PhaseReturn returned) {
        return new ReturnNotice(request.run(), 1, returned, SampleTasks.heard(returned.step(), "told"));
    }

    private List<String> outbox() {
        List<String> words = new ArrayList<>();
        store.outbox()
                .waiting()
                .forEach(w -> words.add(w.message()
                        .fold(
                                a -> "accept",
                                d -> d.decline().kind() + " " + d.decline().code(),
                                v -> "vector",
                                a -> a.answer().phase().name(),
                                c -> "complaint")));
        return words;
    }

    private TaskWorker worker(Instant now) {
        return worker(now, now);
    }

    private TaskWorker worker(Instant wall, Instant steady) {
        Clock clock = Clock.fixed(wall, ZoneOffset.UTC);
        DisclosurePolicy policy = new DisclosurePolicy(SitePolicy.permissive(), SampleTasks.SELF);
        Counting counting = (study, plan, layout) -> {
            counted++;
            return SampleTasks.counts().thawed(layout);
        };
        return new TaskWorker(
                store.tasks(),
                new TaskMachine(KEY),
                new Decisions(SampleTasks.SELF, KEY, policy, new Papers(), counting, problem -> {}, clock),
                new PhaseDecisions(SampleTasks.SELF, KEY, policy, new Papers(), new SecureRandom(), clock),
                task -> {},
                () -> {},
                Runnable::run,
                TaskClocks.of(clock, Clock.fixed(steady, ZoneOffset.UTC)));
    }
}
