// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.site.task.Message;
import org.riskset.site.task.Outbox;
import org.riskset.site.task.SampleTasks;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;
import org.riskset.survival.error.RisksetException;

class SiteStoreTest {
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
    @EnumSource(TaskState.class)
    void task_when_it_came_to_this_state_and_the_file_is_opened_again_then_equal_but_for_frozen_counts(
            TaskState state) {
        Task task = SampleTasks.in(state);
        store.tasks().add(Task.received(task.request(), task.received()));
        store.tasks().change(run(task), t -> step(task.ended(state, "RS-DISC-005", "finest_grid")));

        reopen();

        Task found = store.tasks().find(run(task)).orElseThrow();
        assertEquals(state, found.state());
        assertEquals(task.request(), found.request());
        assertEquals(task.acceptance(), found.acceptance());
        assertEquals(Optional.of("RS-DISC-005"), found.code());
        assertEquals(state == TaskState.ACCEPTED ? task.frozen() : Optional.empty(), found.frozen());
        assertEquals(found, store.tasks().find(7).orElseThrow());
        assertEquals(List.of(found), store.tasks().all());
    }

    @Test
    void same_run_when_added_again_then_the_first_stays() {
        Task task = SampleTasks.in(TaskState.RECEIVED);
        assertTrue(store.tasks().add(task));

        assertFalse(store.tasks().add(Task.received(task.request(), SampleTasks.NOW.plusSeconds(9))));

        assertEquals(task, store.tasks().find(run(task)).orElseThrow());
    }

    @Test
    void unknown_run_when_changed_then_RS_RUN_021() {
        RisksetException thrown = assertThrows(
                RisksetException.class, () -> store.tasks().change(new RunId("0".repeat(32)), SiteStoreTest::step));

        assertEquals("RS-RUN-021", thrown.first().code().code());
    }

    @Test
    void messages_when_stored_with_their_task_then_the_same_to_the_byte_in_order_until_acknowledged() {
        Task task = SampleTasks.in(TaskState.ACCEPTED);
        store.tasks().add(Task.received(task.request(), task.received()));
        OpenVector vector = vector();
        Decline decline = new Decline(run(task), 1, Decline.Kind.ABORTED, "RS-SEC-010", "a signature", null)
                .signedBy(SampleTasks.key("site-1"));
        change(task, new Message.Accept(task.acceptance().orElseThrow()));
        change(task, new Message.Contribute(run(task), 1, vector));
        change(task, new Message.Decline(decline));

        reopen();

        List<Outbox.Waiting> waiting = store.outbox().waiting();
        assertEquals(
                new Message.Accept(task.acceptance().orElseThrow()),
                waiting.get(0).message());
        Message.Contribute sent = (Message.Contribute) waiting.get(1).message();
        assertArrayEquals(vector.bytes(), sent.vector().bytes());
        assertArrayEquals(vector.context(), sent.vector().context());
        assertEquals(vector.signature(), sent.vector().signature());
        assertEquals(List.of(2, 3), List.of(sent.vector().index(), sent.vector().horizon()));
        assertEquals(new Message.Decline(decline), waiting.get(2).message());

        waiting.forEach(w -> store.outbox().acknowledged(w.id()));
        reopen();

        assertEquals(List.of(), store.outbox().waiting());
    }

    @Test
    void change_that_throws_when_made_then_neither_task_nor_message_is_kept() {
        Task task = SampleTasks.in(TaskState.RECEIVED);
        store.tasks().add(task);

        assertThrows(
                IllegalStateException.class,
                () -> store.tasks().change(run(task), t -> {
                    change(t.in(TaskState.CHECKED), new Message.Contribute(run(t), 1, vector()));
                    throw new IllegalStateException("the power went");
                }));
        reopen();

        assertEquals(task, store.tasks().find(run(task)).orElseThrow());
        assertEquals(List.of(), store.outbox().waiting());
    }

    @Test
    void database_that_fails_inside_a_transaction_when_it_is_over_then_nothing_of_it_is_kept() {
        Task task = SampleTasks.in(TaskState.RECEIVED);

        assertThrows(
                IllegalStateException.class,
                () -> store.transactions().run(connection -> {
                    store.tasks().add(task);
                    try (PreparedStatement wrong = connection.prepareStatement("INSERT INTO nowhere VALUES (1)")) {
                        wrong.executeUpdate();
                    }
                }));

        assertEquals(Optional.empty(), store.tasks().find(run(task)));
    }

    @Test
    void transaction_inside_a_transaction_when_the_inner_one_is_done_then_still_undone_with_the_outer() {
        Task task = SampleTasks.in(TaskState.RECEIVED);

        assertThrows(
                IllegalArgumentException.class,
                () -> store.transactions().run(connection -> {
                    assertTrue(store.tasks().add(task));
                    assertTrue(store.tasks().find(run(task)).isPresent());
                    throw new IllegalArgumentException("outer");
                }));

        assertEquals(Optional.empty(), store.tasks().find(run(task)));
    }

    @Test
    void frozen_counts_when_the_task_has_ended_then_no_byte_of_them_is_left_in_the_file() throws IOException {
        Task task = SampleTasks.in(TaskState.ACCEPTED);
        store.tasks().add(Task.received(task.request(), task.received()));
        change(task, new Message.Contribute(run(task), 1, vector()));
        store.close();
        assertTrue(onDisk(task.frozen().orElseThrow().body()));
        open();

        store.outbox().waiting().forEach(w -> store.outbox().acknowledged(w.id()));
        store.tasks().change(run(task), t -> step(t.in(TaskState.DONE)));
        store.close();

        assertFalse(onDisk(task.frozen().orElseThrow().body()));
        open();
    }

    private boolean onDisk(String text) throws IOException {
        String all = Files.readString(folder.resolve("site.db"), StandardCharsets.ISO_8859_1);
        assertFalse(Files.exists(folder.resolve("site.db-wal")), "the log was not written back");
        return all.contains(text);
    }

    private void change(Task task, Message message) {
        store.tasks().change(run(task), t -> new Step(task, List.of(message), List.of()));
    }

    private static Step step(Task task) {
        return new Step(task, List.of(), List.of());
    }

    private static RunId run(Task task) {
        return task.request().run();
    }

    private static OpenVector vector() {
        byte[] bytes = new byte[64];
        bytes[1] = -1;
        return OpenVector.received(new byte[32], 2, 3, bytes, Signature.of(new byte[64]));
    }

    private void reopen() {
        store.close();
        open();
    }
}
