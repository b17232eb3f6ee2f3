// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.privacy.disclosure.Finding.Check;
import org.riskset.privacy.disclosure.HistoryRules;
import org.riskset.privacy.disclosure.HistoryRules.Budget;
import org.riskset.privacy.disclosure.HistoryRules.Differencing;
import org.riskset.privacy.disclosure.HistoryRules.OnHit;
import org.riskset.privacy.disclosure.HistoryRules.Pairs;
import org.riskset.privacy.disclosure.HistoryRules.RosterChange;
import org.riskset.privacy.disclosure.HistoryRules.Sets;
import org.riskset.privacy.disclosure.LedgerEntry;
import org.riskset.privacy.disclosure.LedgerEntry.State;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.SiteId;
import org.riskset.site.history.LedgerChange;
import org.riskset.survival.error.RisksetException;

/** What a site does with a request in view of what it has answered, from the request to the outbox. */
class AnswerHistoryTest {
    @TempDir
    private Path folder;

    private GuardedSite site;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void answer_when_given_then_recorded_with_the_agreement() {
        site = guarded(OnHit.ASK);

        Task task = site.asked(1);

        assertEquals(TaskState.ACCEPTED, task.state());
        LedgerEntry entry = site.entries().get(0);
        assertEquals(State.RESERVED, entry.state());
        assertEquals(task.frozen().orElseThrow().digest(), entry.answer().counts());
        assertEquals(99, entry.answer().units().orElseThrow().all().size());
    }

    @Test
    void attack_01_when_one_patient_is_left_out_then_a_person_is_asked_and_nothing_leaves() {
        site = guarded(OnHit.ASK);
        site.asked(1);

        Task waiting = site.asked(2);

        assertEquals(TaskState.AWAITING_APPROVAL, waiting.state());
        assertEquals(Optional.of("RS-DISC-030"), waiting.code());
        assertTrue(waiting.reason().orElseThrow().contains("0 more and 1 fewer"), waiting.reason()::get);
        assertEquals("accept", site.said());
        assertEquals(1, site.entries().size());
    }

    @Test
    void override_when_not_of_every_check_that_speaks_against_it_then_still_waits() {
        site = guarded(OnHit.ASK);
        site.asked(1);
        Task waiting = site.asked(2);

        RisksetException plainYes = assertThrows(RisksetException.class, () -> site.approved(waiting));
        assertEquals(TaskError.NOT_OVERRIDDEN, plainYes.first().code());

        Task half = site.approved(waiting, Check.D1);
        assertEquals(TaskState.AWAITING_APPROVAL, half.state());
        assertEquals(Optional.of("RS-DISC-033"), half.code());

        Task whole = site.approved(half, Check.D2);
        assertEquals(TaskState.ACCEPTED, whole.state());
        assertEquals(Optional.empty(), whole.code());
        assertEquals(2, site.entries().size());
        assertEquals(
                Set.of(Check.D1, Check.D2),
                site.store.ledger().read().allowed(whole.request().run()));
    }

    @Test
    void attack_01_when_the_policy_refuses_then_code_and_rule_leave_without_a_digit_of_the_data() {
        site = guarded(OnHit.REFUSE);
        site.asked(1);

        Task refused = site.asked(2);

        assertEquals(TaskState.REFUSED, refused.state());
        String said = site.said().replace("accept, ", "");
        assertTrue(said.startsWith("REFUSED RS-DISC-030 "), said);
        assertFalse(said.replace("RS-DISC-030", "").matches(".*\\d.*"), said);
        assertEquals(1, site.store.ledger().read().ledger().refusals().size());
        assertEquals(1, site.entries().size());
    }

    @Test
    void attack_47_when_the_same_question_is_asked_again_then_answered() {
        site = guarded(OnHit.REFUSE);
        site.asked(1);

        assertEquals(TaskState.ACCEPTED, site.asked(1).state());
        assertEquals(TaskState.ACCEPTED, site.asked(20).state());
        assertEquals(3, site.entries().size());
    }

    @Test
    void attacks_07_and_08_when_few_have_changed_then_a_person_is_asked_and_the_extract_moves_only_then() {
        site = new GuardedSite(folder, rules(Optional.empty(), Optional.empty(), OptionalInt.of(10)), true);
        site.asked(1);
        site.changes(1);

        Task waiting = site.asked(30);
        assertEquals(TaskState.AWAITING_APPROVAL, waiting.state());
        assertEquals(Optional.of("RS-DISC-034"), waiting.code());
        assertEquals("extract as it was", pinned());

        assertEquals(TaskState.ACCEPTED, site.approved(waiting, Check.D4).state());
        assertEquals("extract changed 1", pinned());
        site.changes(12);
        assertEquals(TaskState.ACCEPTED, site.asked(40).state());
        assertEquals("extract changed 12", pinned());
    }

    @Test
    void patients_without_ids_when_asked_then_repeats_alone_pass() {
        HistoryRules rules = rules(Optional.of(differencing(OnHit.ASK)), Optional.empty(), OptionalInt.of(10));
        site = new GuardedSite(folder, rules, false);

        Task first = site.asked(1);
        assertEquals(TaskState.AWAITING_APPROVAL, first.state());
        assertEquals(
                TaskState.ACCEPTED, site.approved(first, Check.D1, Check.D4).state());

        assertEquals(TaskState.ACCEPTED, site.asked(1).state());
        assertEquals(TaskState.AWAITING_APPROVAL, site.asked(30).state());
    }

    @Test
    void budget_when_used_up_then_refused_before_anything_is_counted_but_a_repeat_is_not() {
        Budget two = new Budget(OptionalInt.of(2), OptionalInt.empty());
        site = new GuardedSite(
                folder,
                new HistoryRules(Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.of(two)),
                true);
        site.asked(1);
        site.asked(30);

        assertEquals(Optional.of("RS-DISC-008"), site.asked(60).code());
        assertEquals(TaskState.ACCEPTED, site.asked(30).state());
    }

    @Test
    void attack_42_when_the_ledger_was_altered_then_every_request_is_refused() {
        site = guarded(OnHit.ASK);
        site.asked(1);
        site.store.transactions().run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM ledger");
            }
        });

        assertEquals(Optional.of("RS-DISC-039"), site.asked(50).code());
        assertEquals(TaskState.REFUSED, site.asked(51).state());
    }

    @Test
    void attack_19_when_a_site_is_missing_from_the_roster_then_left_before_any_key() {
        site = rostered();
        opened("site-1", "site-2", "site-3", "site-4");

        Task task = site.asked(1);
        assertEquals(TaskState.ACCEPTED, task.state());
        site.worker().rostered(SampleTasks.roster(task));

        Task left = site.task(task.request().run());
        assertEquals(TaskState.ABORTED, left.state());
        assertEquals(Optional.of("RS-DISC-031"), left.code());
        assertTrue(left.instance().isEmpty());
        assertEquals(State.DEAD, site.entries().get(1).state());
    }

    @Test
    void attack_20_when_one_site_took_the_place_of_another_then_left() {
        site = rostered();
        opened("site-1", "site-2", "site-9");

        Task task = site.asked(1);
        site.worker().rostered(SampleTasks.roster(task));

        assertEquals(Optional.of("RS-DISC-031"), site.task(task.request().run()).code());
    }

    @Test
    void rosters_when_equal_then_keys_are_drawn() {
        site = rostered();
        opened("site-1", "site-2", "site-3");

        Task task = site.asked(1);
        site.worker().rostered(SampleTasks.roster(task));

        assertEquals(TaskState.KEYED, site.task(task.request().run()).state());
    }

    @Test
    void plain_mode_when_counts_have_left_then_sent_and_of_an_outcome_that_nobody_proves() {
        site = rostered();
        Task task = site.asked(1, Mode.PLAIN);
        site.worker().rostered(SampleTasks.roster(task));

        assertEquals(State.SENT, site.entries().get(0).state());
        assertEquals(Optional.of("RS-DISC-032"), site.asked(1).code());
    }

    @Test
    void policy_without_rules_when_patients_have_no_ids_then_nothing_is_remembered() {
        site = new GuardedSite(folder, HistoryRules.OFF, false);
        site.asked(1);

        assertEquals(List.of(), site.entries());
    }

    private String pinned() {
        return site.store.ledger().read().extract("net-liver").orElseThrow().id();
    }

    private void opened(String... contributors) {
        Task earlier = site.asked(1);
        List<SiteId> sites = Arrays.stream(contributors).map(SiteId::new).toList();
        LedgerEntry entry = site.entries().get(0).sent(sites, sites.size()).opened(sites);
        rewrite(earlier, entry);
    }

    // As if the earlier run had gone through with these sites: a fresh ledger whose first entry says so.
    private void rewrite(Task earlier, LedgerEntry entry) {
        site.close();
        Path other = folder.resolve("other");
        other.toFile().mkdir();
        site = new GuardedSite(other, rosterRules(), true);
        site.store.tasks().add(earlier.in(TaskState.DONE));
        site.store
                .tasks()
                .change(
                        earlier.request().run(),
                        t -> Step.stay(t).with(LedgerChange.answered(entry, List.of(), Optional.empty())));
    }

    private GuardedSite guarded(OnHit onHit) {
        return new GuardedSite(
                folder, rules(Optional.of(differencing(onHit)), Optional.empty(), OptionalInt.empty()), true);
    }

    private GuardedSite rostered() {
        return new GuardedSite(folder, rosterRules(), true);
    }

    private static HistoryRules rosterRules() {
        RosterChange change = new RosterChange(3, OnHit.REFUSE);
        return rules(Optional.empty(), Optional.of(change), OptionalInt.empty());
    }

    private static Differencing differencing(OnHit onHit) {
        return new Differencing(5, Pairs.NEAR_COPY, Sets.SPAN, onHit);
    }

    private static HistoryRules rules(
            Optional<Differencing> differencing, Optional<RosterChange> change, OptionalInt moveAfter) {
        return new HistoryRules(differencing, change, moveAfter, Optional.empty());
    }
}
