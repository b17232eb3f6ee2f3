// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.masking.Complaint;
import org.riskset.privacy.masking.Contribution;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.site.task.Message;
import org.riskset.site.task.Outbox.Waiting;
import org.riskset.site.task.SampleTasks;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;

class OutboxMessagesTest {
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

    @Test
    void message_of_each_kind_when_the_file_is_opened_again_then_the_same_to_the_byte_in_order() {
        StoredRun run = StoredRun.accepted(store, 4);
        List<String> sent = new ArrayList<>(waiting());
        while (run.task().state() != TaskState.UNMASKED) {
            sent.addAll(messages(run.step()));
        }
        Task task = run.task();
        Message abort =
                new Message.Answer(run.id(), 1, task.instance().orElseThrow().aborted(SampleTasks.key("site-1")));
        Message complaint = new Message.Complain(run.id(), 1, new Complaint(3, 1, Signature.of(new byte[64])));
        Step more = new Step(task, List.of(abort, complaint, decline(task)), List.of());
        store.tasks().change(run.id(), t -> more);
        sent.addAll(messages(more));

        reopen();

        assertEquals(
                List.of("Accept", "KEYS", "SHARES", "MaskedVector", "SURVIVORS", "OPENING", "ABORT", "3", "ABORTED"),
                sent.stream().map(s -> s.split("[ \\[]")[0]).toList());
        assertEquals(sent, waiting());
    }

    @Test
    void agreement_when_the_next_attempt_begins_then_the_new_one_alone_waits() {
        StoredRun run = StoredRun.accepted(store, 5);
        run.to(TaskState.SHARED);

        Task again = run.again(4);

        Message accept = new Message.Accept(again.acceptance().orElseThrow());
        assertEquals(List.of(written(accept)), waiting());
    }

    @Test
    void message_that_is_dropped_while_it_is_sent_when_it_has_arrived_then_the_next_one_still_waits() {
        StoredRun run = StoredRun.accepted(store, 5);
        run.acknowledgeAll();
        run.to(TaskState.SHARED);
        List<Waiting> underWay = store.outbox().waiting();
        Task again = run.again(4);

        underWay.forEach(w -> store.outbox().acknowledged(w.id()));

        Message accept = new Message.Accept(again.acceptance().orElseThrow());
        assertEquals(List.of(written(accept)), waiting());
    }

    @Test
    void what_was_acknowledged_when_the_next_attempt_begins_then_not_sent_again() {
        StoredRun run = StoredRun.accepted(store, 5);
        run.to(TaskState.KEYED);
        run.acknowledgeAll();

        run.again(4);
        run.acknowledgeAll();

        assertEquals(List.of(), waiting());
        assertEquals(3, rows());
    }

    @Test
    void this_site_leaves_when_its_vector_waits_then_the_vector_stays_here_and_the_rest_leaves() {
        StoredRun run = StoredRun.accepted(store, 3);
        run.to(TaskState.MASKED);

        run.end(TaskState.ABORTED);

        assertEquals(List.of("Accept", "KEYS", "SHARES", "ABORTED", "ABORT"), kinds());
    }

    @Test
    void vector_in_the_open_when_this_site_leaves_then_it_stays_here() {
        Task task = SampleTasks.in(TaskState.ACCEPTED);
        store.tasks().add(Task.received(task.request(), task.received()));
        store.tasks()
                .change(task.request().run(), t -> new Step(task.in(TaskState.SENT), List.of(open(task)), List.of()));
        assertEquals(List.of("OpenVector"), kinds());

        store.tasks()
                .change(
                        task.request().run(),
                        t -> new Step(t.in(TaskState.ABORTED), List.of(decline(task)), List.of()));

        assertEquals(List.of("ABORTED"), kinds());
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE", "EXPIRED"})
    void run_that_is_over_when_something_waits_then_only_this_sites_last_word_leaves(TaskState end) {
        StoredRun run = StoredRun.accepted(store, 3);
        run.to(TaskState.KEYED);
        run.acknowledgeAll();
        Task task = run.to(TaskState.CONFIRMED);
        store.tasks().change(run.id(), t -> new Step(task, List.of(decline(task)), List.of()));

        run.end(end);

        assertEquals(end == TaskState.DONE ? List.of("ABORTED", "ABORT") : List.of("ABORTED"), kinds());
        assertEquals(kinds().size(), rows());
    }

    @Test
    void message_of_another_run_when_one_is_over_then_it_waits_still() {
        StoredRun one = StoredRun.accepted(store, 3);
        StoredRun other = StoredRun.accepted(store, 3);
        other.to(TaskState.KEYED);

        one.end(TaskState.EXPIRED);

        assertEquals(List.of("Accept", "KEYS"), kinds());
    }

    private static Message decline(Task task) {
        Decline decline = new Decline(
                        task.request().run(),
                        task.request().attempt(),
                        Decline.Kind.ABORTED,
                        "RS-SEC-010",
                        "a signature",
                        null)
                .signedBy(SampleTasks.key("site-1"));
        return new Message.Decline(decline);
    }

    private static Message open(Task task) {
        return new Message.Contribute(
                task.request().run(),
                1,
                OpenVector.received(new byte[32], 1, 3, new byte[8], Signature.of(new byte[64])));
    }

    private List<String> kinds() {
        return waiting().stream().map(w -> w.split("[ \\[]")[0]).toList();
    }

    private List<String> waiting() {
        return store.outbox().waiting().stream()
                .map(Waiting::message)
                .map(OutboxMessagesTest::written)
                .toList();
    }

    private static List<String> messages(Step step) {
        return step.messages().stream().map(OutboxMessagesTest::written).toList();
    }

    /** Kind first, then everything that travels. */
    private static String written(Message message) {
        String what = message.fold(
                a -> a.acceptance().toString().replace("Acceptance", "Accept"),
                d -> d.decline().kind() + " " + d.decline(),
                c -> written(c.vector()),
                a -> written(a.answer()),
                c -> c.complaint().about() + " " + c.complaint());
        return what + " of " + message.run() + " " + message.attempt();
    }

    private static String written(Contribution vector) {
        return vector + " " + hex(vector.context()) + " " + vector.horizon() + " " + hex(vector.bytes()) + " "
                + vector.signature();
    }

    private static String written(PhaseAnswer answer) {
        return answer.phase() + " " + answer.index() + " " + hex(answer.body()) + " " + answer.signature();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private int rows() {
        return store.transactions().in(connection -> {
            try (var select = connection.createStatement()) {
                return select.executeQuery("SELECT COUNT(*) FROM outbox").getInt(1);
            }
        });
    }

    private void reopen() {
        store.close();
        open();
    }
}
