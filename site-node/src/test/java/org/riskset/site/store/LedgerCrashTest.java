// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.privacy.disclosure.Answer;
import org.riskset.privacy.disclosure.DifferencingGuard;
import org.riskset.privacy.disclosure.HistoryRules.Differencing;
import org.riskset.privacy.disclosure.HistoryRules.OnHit;
import org.riskset.privacy.disclosure.HistoryRules.Pairs;
import org.riskset.privacy.disclosure.HistoryRules.Sets;
import org.riskset.privacy.disclosure.Ledger;
import org.riskset.privacy.disclosure.LedgerEntry;
import org.riskset.privacy.disclosure.LedgerEntry.State;
import org.riskset.privacy.disclosure.OrdinalSet;
import org.riskset.privacy.disclosure.Unit;
import org.riskset.privacy.disclosure.Units;
import org.riskset.site.history.LedgerChange;
import org.riskset.site.task.SampleTasks;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;
import org.riskset.survival.digest.Digest;

/** Attack 43: power is lost at every step; what the disk then holds still stops a near-copy. */
class LedgerCrashTest {
    private static final List<TaskState> EVERY_STEP = List.of(
            TaskState.ACCEPTED,
            TaskState.KEYED,
            TaskState.SHARED,
            TaskState.MASKED,
            TaskState.CONFIRMED,
            TaskState.UNMASKED);

    @TempDir
    private Path folder;

    @Test
    void attack_43_power_lost_at_each_step_then_the_ledger_stands_where_its_task_does() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        try (SiteStore store = SiteStore.open(home.resolve("site.db"))) {
            StoredRun run = StoredRun.accepted(store, 5);
            store.tasks()
                    .change(
                            run.id(),
                            t -> new Step(
                                    t,
                                    List.of(),
                                    List.of(),
                                    LedgerChange.answered(entry(t), List.of(), Optional.empty())));
            Path before = home.resolve("site.db-ledger");
            for (TaskState step : EVERY_STEP) {
                byte[] head = Files.readAllBytes(before);
                run.to(step);
                stands(copied(home, "after-" + step), step);
                Path between = copied(home, "between-" + step);
                Files.write(between.resolve("site.db-ledger"), head);
                stands(between, step);
            }
        }
    }

    private static void stands(Path life, TaskState step) {
        try (SiteStore store = SiteStore.open(life.resolve("site.db"))) {
            Ledger ledger = store.ledger().read().ledger();
            Task task = store.tasks().all().get(0);

            assertEquals(step, task.state());
            assertEquals(expected(step), ledger.entries().get(0).state());
            Differencing rules = new Differencing(5, Pairs.NEAR_COPY, Sets.SPAN, OnHit.ASK);
            assertFalse(new DifferencingGuard(rules)
                    .findings(answer("minus one", 33), ledger)
                    .isEmpty());
        }
    }

    private static State expected(TaskState step) {
        if (step.ordinal() < TaskState.SENT.ordinal()) {
            return State.RESERVED;
        }
        return switch (step) {
            case KEYED, SHARED -> State.RESERVED;
            case MASKED -> State.SENT;
            default -> State.OPENED;
        };
    }

    private Path copied(Path home, String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        try (Stream<Path> files = Files.list(home)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return copy;
    }

    private static LedgerEntry entry(Task task) {
        return LedgerEntry.reserved(1, task.request().run(), 1, "ed25519:ab", SampleTasks.NOW, answer("everybody", 34));
    }

    private static Answer answer(String question, int patients) {
        OrdinalSet all = OrdinalSet.of(IntStream.range(0, patients).toArray());
        return new Answer(
                "net-liver",
                Digest.of(question),
                Digest.of(question),
                Optional.empty(),
                Optional.of(new Units(List.of(new Unit(Unit.ALL, all)))),
                Digest.of(question));
    }
}
