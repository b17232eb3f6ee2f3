// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.privacy.disclosure.Answer;
import org.riskset.privacy.disclosure.DataSnapshot;
import org.riskset.privacy.disclosure.Finding.Check;
import org.riskset.privacy.disclosure.HistoryError;
import org.riskset.privacy.disclosure.Ledger.Refusal;
import org.riskset.privacy.disclosure.LedgerEntry;
import org.riskset.privacy.disclosure.LedgerEntry.State;
import org.riskset.privacy.disclosure.OrdinalSet;
import org.riskset.privacy.disclosure.Unit;
import org.riskset.privacy.disclosure.Units;
import org.riskset.privacy.identity.OwnerOnlyFile;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.site.history.Allowance;
import org.riskset.site.history.LedgerChange;
import org.riskset.site.history.PinnedExtract;
import org.riskset.site.history.Remembered;
import org.riskset.site.task.SampleTasks;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.RisksetException;

class LedgerTableTest {
    private static final Refusal REFUSAL = new Refusal("net-liver", "ed25519:ab", Digest.of("q"), SampleTasks.NOW);

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
    void nothing_answered_when_read_then_nothing_remembered() {
        assertEquals(Remembered.NOTHING, store.ledger().read());
    }

    @Test
    void answer_when_recorded_and_the_node_starts_again_then_remembered_as_it_was() {
        StoredRun run = answered(5);
        change(run, LedgerChange.refused(REFUSAL));
        Allowance allowance = new Allowance(run.id(), Check.D1, SampleTasks.NOW);
        change(run, LedgerChange.allowed(List.of(allowance)));

        reopen();
        Remembered all = store.ledger().read();

        assertEquals(List.of(entry(1, run.id())), all.ledger().entries());
        assertEquals(List.of(REFUSAL), all.ledger().refusals());
        assertEquals(List.of(allowance), all.allowances());
        assertEquals(Set.of(Check.D1), all.allowed(run.id()));
        assertEquals(List.of("aa", "bb", "cc"), all.patients());
        assertEquals(Optional.of(new DataSnapshot("x1", Map.of("aa", "01"))), all.extract("net-liver"));
        assertEquals(3, all.changes());
    }

    @Test
    void run_when_it_goes_on_then_its_entry_is_sent_and_then_opened_with_whose_counts_were_added() {
        StoredRun run = answered(5);
        assertEquals(State.RESERVED, entry().state());
        run.to(TaskState.SHARED);
        assertEquals(State.RESERVED, entry().state());

        run.to(TaskState.MASKED);
        assertEquals(State.SENT, entry().state());
        assertEquals(sites(1, 2, 3, 4, 5), entry().roster());
        assertEquals(4, entry().quorum());
        assertEquals(Optional.empty(), entry().contributors());

        run.to(TaskState.CONFIRMED);
        assertEquals(State.OPENED, entry().state());
        assertEquals(Optional.of(sites(1, 2, 3, 4)), entry().contributors());
        run.to(TaskState.UNMASKED);
        run.end(TaskState.DONE);
        assertEquals(State.OPENED, entry().state());
    }

    @ParameterizedTest
    @EnumSource(names = {"ABORTED", "EXPIRED", "DONE"})
    void run_when_it_ends_before_its_vector_then_dead_and_afterwards_as_sent(TaskState end) {
        StoredRun early = answered(3);
        early.to(TaskState.SHARED);
        early.end(end);
        assertEquals(State.DEAD, entry().state());

        StoredRun late = StoredRun.accepted(store, 3);
        change(late, reserve(late, 2));
        late.to(TaskState.MASKED);
        late.end(end);
        assertEquals(
                State.SENT,
                store.ledger().read().ledger().of(late.id()).orElseThrow().state());
    }

    @Test
    void attempt_when_it_is_a_new_one_then_reserved_again() {
        StoredRun run = answered(5);
        run.to(TaskState.KEYED);
        run.again(4);

        assertEquals(State.RESERVED, entry().state());
        assertEquals(2, entry().attempt());
    }

    @Test
    void certificate_when_it_proves_the_instance_dead_then_the_entry_is() {
        StoredRun run = answered(3);
        run.to(TaskState.MASKED);
        store.tasks().change(run.id(), t -> new Step(t.in(TaskState.DONE).provenDead(), List.of(), List.of()));

        assertEquals(State.DEAD, entry().state());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger SET state = 'DEAD'",
                "UPDATE ledger SET counts = '" + "00" + "' || substr(counts, 3)",
                "UPDATE ledger SET contributors = 'site-2'",
                "UPDATE unit SET bitmap = x'0a0300000000000000'",
                "UPDATE unit SET name = 'sex=f' WHERE position = 1",
                "UPDATE unit SET bitmap = x'ff'",
                "DELETE FROM unit WHERE position = 1",
                "DELETE FROM ledger",
                "DELETE FROM patient WHERE ordinal = 2",
                "UPDATE patient SET tag = 'dd' WHERE ordinal = 1",
                "UPDATE snapshot SET row = '02'",
                "DELETE FROM ledger_refusal",
                "DELETE FROM ledger_allowance",
                "INSERT INTO ledger_allowance (run, rule, decided) VALUES ('00000000000000000000000000000000', 'D2', 1)",
                "DELETE FROM ledger_change WHERE number = 3",
                "UPDATE ledger_change SET entry = 2 WHERE number = 1",
                "DELETE FROM ledger_change"
            })
    void ledger_when_any_row_was_changed_by_hand_then_nothing_is_answered(String sql) {
        StoredRun run = answered(5);
        change(run, LedgerChange.refused(REFUSAL));
        change(run, LedgerChange.allowed(List.of(new Allowance(run.id(), Check.D1, SampleTasks.NOW))));
        store.transactions().run(connection -> {
            try (Statement statement = connection.createStatement()) {
                assertTrue(statement.executeUpdate(sql) > 0);
            }
        });

        refused();
    }

    @Test
    void attack_42_when_the_ledger_is_put_back_to_an_earlier_day_then_nothing_is_answered() throws Exception {
        StoredRun run = answered(5);
        store.close();
        Path earlier = folder.resolve("earlier.db");
        Files.copy(folder.resolve("site.db"), earlier);
        open();
        run.in(store);
        run.to(TaskState.MASKED);
        store.close();
        Files.copy(earlier, folder.resolve("site.db"), StandardCopyOption.REPLACE_EXISTING);
        open();

        refused();
    }

    @Test
    void attack_42_when_the_database_or_the_file_beside_it_is_gone_then_nothing_is_answered() throws Exception {
        answered(5);
        Path head = folder.resolve("site.db-ledger");
        byte[] reached = Files.readAllBytes(head);
        Files.delete(head);
        refused();

        OwnerOnlyFile.create(head, reached);
        assertEquals(1, store.ledger().read().changes());
        OwnerOnlyFile.replace(head, new byte[] {'1', '\n'});
        refused();

        store.close();
        Files.delete(folder.resolve("site.db"));
        open();
        refused();
    }

    @Test
    void crash_when_it_comes_between_the_commit_and_the_file_beside_it_then_still_believed() throws Exception {
        StoredRun run = answered(5);
        byte[] before = Files.readAllBytes(folder.resolve("site.db-ledger"));
        run.to(TaskState.MASKED);
        OwnerOnlyFile.replace(folder.resolve("site.db-ledger"), before);

        assertEquals(2, store.ledger().read().changes());
    }

    @Test
    void attack_41_when_two_decisions_rest_on_the_same_ledger_then_the_second_is_not_recorded() {
        StoredRun first = StoredRun.accepted(store, 3);
        StoredRun second = StoredRun.accepted(store, 3);
        LedgerChange one = reserve(first, 1);
        LedgerChange other = reserve(second, 1);

        change(first, one);
        RisksetException refusal = assertThrows(RisksetException.class, () -> change(second, other));

        assertEquals(HistoryError.LEDGER, refusal.first().code());
        assertEquals(1, store.ledger().read().ledger().entries().size());
    }

    @Test
    void change_when_its_transaction_fails_then_neither_task_nor_ledger_has_it() {
        StoredRun run = StoredRun.accepted(store, 3);
        Task before = run.task();
        LedgerChange stale = reserve(run, 5);

        assertThrows(
                RisksetException.class,
                () -> store.tasks().change(run.id(), t -> new Step(t.in(TaskState.DONE), List.of(), List.of(), stale)));

        assertEquals(before, run.task());
        assertEquals(Remembered.NOTHING, store.ledger().read());
    }

    private void refused() {
        RisksetException refusal =
                assertThrows(RisksetException.class, () -> store.ledger().read());
        assertEquals(HistoryError.LEDGER, refusal.first().code());
    }

    private void reopen() {
        store.close();
        open();
    }

    private StoredRun answered(int sites) {
        StoredRun run = StoredRun.accepted(store, sites);
        change(run, reserve(run, 1));
        return run;
    }

    private void change(StoredRun run, LedgerChange change) {
        store.tasks().change(run.id(), t -> new Step(t, List.of(), List.of(), change));
    }

    private LedgerEntry entry() {
        return store.ledger().read().ledger().entries().get(0);
    }

    private static LedgerChange reserve(StoredRun run, long number) {
        return LedgerChange.answered(
                entry(number, run.id()),
                number == 1 ? List.of("aa", "bb", "cc") : List.of(),
                Optional.of(new PinnedExtract("net-liver", new DataSnapshot("x1", Map.of("aa", "01")))));
    }

    private static LedgerEntry entry(long number, RunId run) {
        Units units =
                new Units(List.of(new Unit(Unit.ALL, OrdinalSet.of(0, 1, 2)), new Unit("sex=m", OrdinalSet.of(1))));
        Answer answer = new Answer(
                "net-liver", Digest.of("q"), Digest.of("plan"), Optional.of("x1"), Optional.of(units), Digest.of("x"));
        return LedgerEntry.reserved(number, run, 1, "ed25519:ab", SampleTasks.NOW, answer);
    }

    private static List<SiteId> sites(int... numbers) {
        return Arrays.stream(numbers).mapToObj(i -> new SiteId("site-" + i)).toList();
    }
}
