// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.riskset.privacy.masking.Contribution;
import org.riskset.site.task.Frozen;
import org.riskset.site.task.Message;
import org.riskset.site.task.Outbox.Waiting;
import org.riskset.site.task.SampleTasks;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;

/** A database of the first release, with rows, opened by this one. */
class MigrationTest {
    private static final byte[] COUNTS = "the counts of this site".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"RECEIVED", "AWAITING_APPROVAL", "ACCEPTED", "SENT", "DONE", "REFUSED", "ABORTED", "EXPIRED"})
    void request_in_a_state_of_the_first_release_when_opened_then_equal_and_nothing_heard(TaskState state)
            throws SQLException {
        Task task = old(state);
        try (FirstSchema first = new FirstSchema(file())) {
            first.task(task);
        }

        try (SiteStore store = SiteStore.open(file())) {
            Task found = store.tasks().find(task.request().run()).orElseThrow();
            assertEquals(task.request(), found.request());
            assertEquals(task.acceptance(), found.acceptance());
            assertEquals(task.received(), found.received());
            assertEquals(state == TaskState.ACCEPTED ? task.frozen() : Optional.empty(), found.frozen());
            assertEquals(state, found.state());
            assertEquals(Optional.of("RS-DISC-005"), found.code());
            assertEquals(Map.of(), found.heard());
            assertEquals(Optional.empty(), found.keyed());
            assertEquals(Optional.empty(), found.instance());
            assertFalse(found.dead());
        }
    }

    @Test
    void messages_of_runs_that_go_on_when_opened_then_wait_as_they_were() throws SQLException {
        Task task = old(TaskState.SENT);
        try (FirstSchema first = new FirstSchema(file())) {
            first.task(task);
            first.message(task, "ACCEPT", null, null, null, false);
            first.message(task, "VECTOR", null, "01".repeat(32), COUNTS, false);
            first.message(task, "ABORTED", "RS-SEC-010", null, null, false);
            first.message(task, "REFUSED", "RS-SEC-010", null, null, true);
        }

        try (SiteStore store = SiteStore.open(file())) {
            List<Message> waiting =
                    store.outbox().waiting().stream().map(Waiting::message).toList();
            assertEquals(3, waiting.size());
            assertEquals(new Message.Accept(task.acceptance().orElseThrow()), waiting.get(0));
            Contribution vector = waiting.get(1).fold(a -> null, d -> null, c -> c.vector(), a -> null, c -> null);
            assertArrayEquals(COUNTS, vector.bytes());
            assertEquals(List.of(2, 3), List.of(vector.index(), vector.horizon()));
            assertEquals("ab".repeat(64), vector.signature().hex());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE", "EXPIRED"})
    void messages_of_runs_that_are_over_when_opened_then_only_the_last_word_and_no_counts_in_any_file(TaskState state)
            throws SQLException {
        Task task = old(state);
        try (FirstSchema first = new FirstSchema(file())) {
            first.task(task);
            first.message(task, "ACCEPT", null, null, null, true);
            first.message(task, "VECTOR", null, "01".repeat(32), COUNTS, false);
            first.message(task, "REJECTED", "RS-DISC-019", null, null, false);
        }

        try (SiteStore store = SiteStore.open(file())) {
            List<String> waiting = store.outbox().waiting().stream()
                    .map(w -> w.message()
                            .fold(
                                    a -> "accept",
                                    d -> d.decline().code(),
                                    c -> "vector",
                                    a -> "answer",
                                    c -> "complaint"))
                    .toList();
            assertEquals(List.of("RS-DISC-019"), waiting);
            assertEquals(0, new DatabaseFiles(folder).found(List.of(COUNTS)));
        }
    }

    @Test
    void counts_that_were_kept_after_they_were_sent_when_opened_then_in_no_file() throws SQLException {
        Task task = old(TaskState.SENT);
        List<byte[]> counts = List.of(task.frozen().orElseThrow().body().getBytes(StandardCharsets.US_ASCII));
        try (FirstSchema first = new FirstSchema(file())) {
            first.task(task);
            assertEquals(1, new DatabaseFiles(folder).found(counts));
        }

        try (SiteStore store = SiteStore.open(file())) {
            assertEquals(0, new DatabaseFiles(folder).found(counts));
            assertEquals(1, store.tasks().all().size());
        }
    }

    @Test
    void request_of_the_first_release_when_it_goes_on_then_stored_like_any_other() throws SQLException {
        Task task = old(TaskState.ACCEPTED);
        try (FirstSchema first = new FirstSchema(file())) {
            first.task(task);
        }

        try (SiteStore store = SiteStore.open(file())) {
            Task sent = store.tasks()
                    .change(
                            task.request().run(),
                            t -> new Step(
                                    t.with(SecureRun.heard(1))
                                            .in(TaskState.SENT)
                                            .sent(24),
                                    List.of(),
                                    List.of()))
                    .task();
            Task found = store.tasks().find(task.request().run()).orElseThrow();
            assertEquals(sent.heard(), found.heard());
            assertEquals(24, found.bytesSent());
        }
    }

    private Path file() {
        return folder.resolve("site.db");
    }

    // The first release knew neither steps nor instances, and kept the counts until the end.
    private static Task old(TaskState state) {
        Task received = Task.received(SampleTasks.request(), SampleTasks.NOW);
        boolean agreed = state.ordinal() >= TaskState.ACCEPTED.ordinal() && state != TaskState.REFUSED;
        Task task = agreed
                ? received.accepted(
                        new Frozen(3, "Y291bnRzIG9mIG9uZSBzaXRlIGFsb25l"),
                        SampleTasks.acceptance(received.request(), "site-1", 1))
                : received;
        return task.ended(state, "RS-DISC-005", "finest_grid");
    }
}
