// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.site.task.Message;
import org.riskset.site.task.Outbox.Waiting;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;

/** What must be gone is in no byte of any file, while the database is open. */
class SecretsGoneTest {
    @TempDir
    private Path folder;

    private SiteStore store;
    private DatabaseFiles files;

    @BeforeEach
    void open() {
        store = SiteStore.open(folder.resolve("site.db"));
        files = new DatabaseFiles(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 12})
    void secrets_and_counts_when_the_vector_is_masked_then_gone_and_the_shares_are_kept(int sites) {
        StoredRun run = StoredRun.accepted(store, sites);
        Task shared = run.to(TaskState.SHARED);
        List<byte[]> secrets = DatabaseFiles.everything(shared);
        assertEquals(3 + 2 + 1, files.found(secrets));

        Task masked = run.go();

        assertEquals(2, files.found(secrets));
        assertEquals(2 * sites, files.found(DatabaseFiles.shares(masked)));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 12})
    void shares_when_the_sum_is_opened_then_gone_but_for_those_given_which_go_when_they_have_arrived(int sites) {
        StoredRun run = StoredRun.accepted(store, sites);
        Task confirmed = run.to(TaskState.CONFIRMED);
        assertEquals(sites, files.found(DatabaseFiles.neverGiven(confirmed)));

        run.go();

        assertEquals(0, files.found(DatabaseFiles.neverGiven(confirmed)));
        assertEquals(sites, files.found(DatabaseFiles.shares(confirmed)));

        run.acknowledgeAll();

        assertEquals(0, files.found(DatabaseFiles.shares(confirmed)));
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, ABORTED", "ACCEPTED, EXPIRED", "ACCEPTED, DONE",
        "KEYED, ABORTED", "KEYED, EXPIRED", "KEYED, DONE",
        "SHARED, ABORTED", "SHARED, EXPIRED", "SHARED, DONE",
        "MASKED, ABORTED", "MASKED, EXPIRED", "MASKED, DONE",
        "CONFIRMED, ABORTED", "CONFIRMED, EXPIRED", "CONFIRMED, DONE",
        "UNMASKED, EXPIRED", "UNMASKED, DONE"
    })
    void secrets_shares_and_counts_when_the_task_has_ended_then_gone(TaskState state, TaskState end) {
        StoredRun run = StoredRun.accepted(store, 4);
        List<byte[]> known = new ArrayList<>(DatabaseFiles.everything(run.task()));
        while (run.task().state() != state) {
            known.addAll(DatabaseFiles.everything(run.go()));
        }
        Task before = run.task();
        assertEquals(DatabaseFiles.everything(before).size(), files.found(DatabaseFiles.everything(before)));

        run.end(end);

        assertEquals(0, files.found(known));
    }

    @ParameterizedTest
    @EnumSource(names = {"KEYED", "SHARED"})
    void secrets_when_the_next_attempt_begins_then_gone_and_the_counts_are_kept(TaskState state) {
        StoredRun run = StoredRun.accepted(store, 5);
        Task before = run.to(state);

        Task again = run.again(4);

        assertEquals(0, files.found(DatabaseFiles.secrets(before)));
        assertEquals(0, files.found(DatabaseFiles.shares(before)));
        assertEquals(1, files.found(DatabaseFiles.everything(again)));
    }

    @Test
    void masked_vector_that_has_not_left_when_this_site_leaves_then_gone() {
        StoredRun run = StoredRun.accepted(store, 3);
        run.to(TaskState.MASKED);
        List<byte[]> vector = store.outbox().waiting().stream()
                .map(Waiting::message)
                .flatMap(SecretsGoneTest::vector)
                .toList();
        assertEquals(1, files.found(vector));

        run.end(TaskState.ABORTED);

        assertEquals(0, files.found(vector));
    }

    private static Stream<byte[]> vector(Message message) {
        return message.fold(
                a -> Stream.empty(),
                d -> Stream.empty(),
                c -> Stream.of(c.vector().bytes()),
                a -> Stream.empty(),
                c -> Stream.empty());
    }

    // Rows move between pages as others come and go; no copy may stay behind.
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void many_runs_side_by_side_when_they_go_on_in_any_order_then_nothing_of_the_past_is_left(long seed) {
        Random random = new Random(seed);
        List<StoredRun> runs = new ArrayList<>();
        List<byte[]> past = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            if (runs.size() < 8) {
                runs.add(StoredRun.accepted(store, 3 + random.nextInt(3)));
            }
            StoredRun run = runs.get(random.nextInt(runs.size()));
            Task before = run.task();
            Task after = before.state() == TaskState.UNMASKED || random.nextInt(12) == 0
                    ? run.end(TaskState.EXPIRED)
                    : run.go();
            run.acknowledgeAll();
            past.addAll(DatabaseFiles.everything(before));
            past.removeIf(p -> DatabaseFiles.everything(run.task()).stream().anyMatch(q -> Arrays.equals(p, q)));
            if (after.state().hasEnded()) {
                runs.remove(run);
            }
        }

        assertEquals(0, files.found(past), () -> "seed " + seed);
    }

    @Test
    void crash_between_commit_and_cut_when_opened_again_then_gone(@TempDir Path afterwards) throws IOException {
        StoredRun run = StoredRun.accepted(store, 3);
        Task before = run.to(TaskState.SHARED);
        // Inside an outer transaction the log cannot be cut.
        store.transactions().run(connection -> run.end(TaskState.EXPIRED));
        assertEquals(3, files.found(DatabaseFiles.secrets(before)));
        files.copyTo(afterwards);

        SiteStore reopened = SiteStore.open(afterwards.resolve("site.db"));

        assertEquals(0, new DatabaseFiles(afterwards).found(DatabaseFiles.everything(before)));
        assertEquals(0, Files.size(afterwards.resolve("site.db-wal")));
        reopened.close();
    }

    @Test
    void log_that_could_not_be_cut_when_the_next_change_is_made_then_cut() {
        StoredRun run = StoredRun.accepted(store, 3);
        Task before = run.to(TaskState.SHARED);
        store.transactions().run(connection -> run.end(TaskState.EXPIRED));
        assertEquals(3, files.found(DatabaseFiles.secrets(before)));

        StoredRun.accepted(store, 3);

        assertEquals(0, files.found(DatabaseFiles.everything(before)));
    }
}
