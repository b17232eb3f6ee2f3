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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.site.store.SiteStore;
import org.riskset.survival.counts.Aggregate;

/** The worker over a real store, on the test's own thread. */
class TaskWorkerTest {
    private static final Duration ACCEPTANCE_IS_GOOD_FOR = Duration.ofDays(8);

    @TempDir
    private Path folder;

    private SiteStore store;
    private int counted;

    @BeforeEach
    void open() {
        store = SiteStore.open(folder.resolve("site.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void request_when_received_twice_then_counted_and_agreed_to_once() {
        Request request = SampleTasks.request();
        TaskWorker worker = worker(SampleTasks.NOW);

        worker.received(request);
        worker.received(request);

        assertEquals(TaskState.ACCEPTED, state(request));
        assertEquals(1, counted);
        assertEquals(1, store.outbox().waiting().size());
    }

    @Test
    void checked_before_a_crash_when_resumed_then_counted_and_agreed_to() {
        Task task = SampleTasks.in(TaskState.RECEIVED);
        store.tasks().add(task);
        store.tasks().change(task.request().run(), t -> Step.stay(t.in(TaskState.CHECKED)));

        worker(SampleTasks.NOW).resume();

        assertEquals(TaskState.ACCEPTED, state(task.request()));
        assertEquals(1, counted);
    }

    @Test
    void agreement_that_has_expired_when_resumed_then_expired_and_nothing_kept_of_the_counts() {
        Request request = SampleTasks.request();
        worker(SampleTasks.NOW).received(request);

        worker(SampleTasks.NOW.plus(ACCEPTANCE_IS_GOOD_FOR).plus(Duration.ofHours(1)))
                .resume();

        assertEquals(TaskState.EXPIRED, state(request));
        assertTrue(store.tasks().find(request.run()).orElseThrow().frozen().isEmpty());
    }

    @Test
    void agreement_that_is_still_good_when_resumed_then_kept() {
        Request request = SampleTasks.request();
        worker(SampleTasks.NOW).received(request);

        worker(SampleTasks.NOW.plus(ACCEPTANCE_IS_GOOD_FOR).minus(Duration.ofHours(1)))
                .resume();

        assertEquals(TaskState.ACCEPTED, state(request));
    }

    private TaskState state(Request request) {
        return store.tasks().find(request.run()).orElseThrow().state();
    }

    private TaskWorker worker(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        DisclosurePolicy policy = new DisclosurePolicy(SitePolicy.permissive(), SampleTasks.SELF);
        Counting counting = (study, plan, layout) -> {
            counted++;
            return Aggregate.empty(layout);
        };
        SiteKey key = SampleTasks.key("site-1");
        Decisions decisions =
                new Decisions(SampleTasks.SELF, key, policy, new Papers(), counting, problem -> {}, clock);
        PhaseDecisions phases =
                new PhaseDecisions(SampleTasks.SELF, key, policy, new Papers(), new SecureRandom(), clock);
        return new TaskWorker(
                store.tasks(),
                new TaskMachine(key),
                decisions,
                phases,
                task -> {},
                () -> {},
                Runnable::run,
                TaskClocks.of(clock, clock));
    }
}
