// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.riskset.privacy.masking.Instance;
import org.riskset.site.task.Frozen;
import org.riskset.site.task.Outbox.Waiting;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;

class SecureTaskStoreTest {
    private static final Set<TaskState> COUNTS_KEPT = Set.of(TaskState.ACCEPTED, TaskState.KEYED, TaskState.SHARED);

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
    @CsvSource({"3, UNMASKED", "4, UNMASKED", "12, UNMASKED", "3, DONE", "5, ABORTED", "5, EXPIRED"})
    void every_step_of_a_secure_run_when_the_file_is_opened_again_then_equal_and_the_run_goes_on(
            int sites, TaskState last) {
        StoredRun run = StoredRun.accepted(store, sites);
        while (run.task().state() != last) {
            boolean ends = run.task().state() == TaskState.CONFIRMED && last.hasEnded();
            Task stored = ends ? run.end(last) : run.go();

            reopen(run);

            assertSame(stored, run.task());
        }
        assertEquals(List.of(), run.task().instance().orElseThrow().shares());
    }

    @Test
    void member_that_did_not_contribute_when_the_set_is_signed_then_not_among_the_stored_contributors() {
        StoredRun run = StoredRun.accepted(store, 4);

        Task confirmed = run.to(TaskState.CONFIRMED);
        reopen(run);

        assertEquals(
                Set.of(1, 2, 3),
                run.task().instance().orElseThrow().contributors().orElseThrow().indices());
        assertSame(confirmed, run.task());
    }

    @Test
    void certificate_when_it_proves_the_instance_dead_then_stored() {
        StoredRun run = StoredRun.accepted(store, 3);
        run.to(TaskState.MASKED);

        store.tasks().change(run.id(), t -> step(t.provenDead()));
        reopen(run);

        assertTrue(run.task().dead());
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "KEYED", "SHARED"})
    void next_attempt_when_begun_then_equal_with_nothing_of_the_old_instance(TaskState state) {
        StoredRun run = StoredRun.accepted(store, 5);
        Task before = run.to(state);

        Task again = run.again(4);
        reopen(run);

        assertSame(again, run.task());
        assertEquals(2, run.task().request().attempt());
        assertNotEquals(before.request().answerBy(), run.task().request().answerBy());
        assertEquals(4, run.task().request().invited().size());
        assertEquals(Optional.empty(), run.task().instance());
        assertEquals(before.frozen(), run.task().frozen());
        assertSame(run.to(TaskState.UNMASKED), run.task());
    }

    @Test
    void steps_of_an_older_attempt_when_the_next_has_begun_then_kept_as_evidence_but_not_heard() {
        StoredRun run = StoredRun.accepted(store, 4);
        run.to(TaskState.SHARED);

        run.again(3);
        run.go();

        assertEquals(Set.of(1), run.task().heard().keySet());
        int kept = store.transactions().in(connection -> {
            try (Statement select = connection.createStatement()) {
                return select.executeQuery("SELECT COUNT(*) FROM heard_step WHERE attempt = 1 AND signature <> ''")
                        .getInt(1);
            }
        });
        assertEquals(2, kept);
    }

    @Test
    void same_step_when_told_again_then_nothing_changes() {
        StoredRun run = StoredRun.accepted(store, 3);
        Task shared = run.to(TaskState.SHARED);
        List<Long> waiting = waiting();

        store.tasks().change(run.id(), SecureTaskStoreTest::step);

        assertSame(shared, run.task());
        assertEquals(waiting, waiting());
    }

    @ParameterizedTest
    @EnumSource(names = {"KEYED", "SHARED", "MASKED", "CONFIRMED"})
    void change_that_throws_when_it_was_made_then_task_instance_and_outbox_are_as_before(TaskState state) {
        StoredRun run = StoredRun.accepted(store, 3);
        Task before = run.to(state);
        List<Long> waiting = waiting();

        assertThrows(
                IllegalStateException.class,
                () -> store.transactions().run(connection -> {
                    run.go();
                    throw new IllegalStateException("the power went");
                }));
        reopen(run);

        assertSame(before, run.task());
        assertEquals(waiting, waiting());
    }

    @ParameterizedTest
    @EnumSource(names = {"KEYED", "SHARED", "MASKED", "CONFIRMED"})
    void message_that_cannot_be_stored_when_a_step_is_taken_then_the_step_was_not_taken(TaskState state) {
        StoredRun run = StoredRun.accepted(store, 3);
        Task before = run.to(state);
        List<Long> waiting = waiting();
        sql("CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");

        assertThrows(IllegalStateException.class, run::go);
        sql("DROP TRIGGER full");
        reopen(run);

        assertSame(before, run.task());
        assertEquals(waiting, waiting());
    }

    @Test
    void other_run_when_one_changes_then_untouched() {
        StoredRun one = StoredRun.accepted(store, 3);
        StoredRun other = StoredRun.accepted(store, 4);
        Task before = other.to(TaskState.MASKED);

        one.to(TaskState.SHARED);
        one.end(TaskState.EXPIRED);

        assertSame(before, other.task());
        assertFalse(before.instance().orElseThrow().shares().isEmpty());
    }

    // The context has no equality of its own: its digest covers everything it holds.
    private static void assertSame(Task expected, Task found) {
        Optional<Frozen> counts = COUNTS_KEPT.contains(expected.state()) ? expected.frozen() : Optional.empty();
        assertEquals(counts, found.frozen());
        assertEquals(expected.instance().isPresent(), found.instance().isPresent());
        expected.instance().ifPresent(i -> assertSame(i, found.instance().orElseThrow()));
        assertEquals(comparable(expected, found), found);
    }

    private static Task comparable(Task expected, Task found) {
        return new Task(
                expected.request(),
                expected.state(),
                expected.received(),
                found.frozen(),
                expected.acceptance(),
                found.instance(),
                expected.keyed(),
                expected.heard(),
                expected.dead(),
                expected.code(),
                expected.reason(),
                expected.bytesSent());
    }

    private static void assertSame(Instance expected, Instance found) {
        assertEquals(expected.context().ctx(), found.context().ctx());
        assertEquals(expected.context().run(), found.context().run());
        assertEquals(expected.context().roster(), found.context().roster());
        Instance there = new Instance(
                found.context(),
                expected.self(),
                expected.secrets(),
                expected.keys(),
                expected.shares(),
                expected.sent(),
                expected.t2(),
                expected.contributors());
        assertEquals(there, found);
    }

    private List<Long> waiting() {
        return store.outbox().waiting().stream().map(Waiting::id).toList();
    }

    private static Step step(Task task) {
        return new Step(task, List.of(), List.of());
    }

    private void sql(String text) {
        store.transactions().run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(text);
            }
        });
    }

    private void reopen(StoredRun run) {
        store.close();
        open();
        run.in(store);
    }
}
