// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.riskset.privacy.disclosure.Answers.BOARD;
import static org.riskset.privacy.disclosure.Answers.MONDAY;
import static org.riskset.privacy.disclosure.Answers.answer;
import static org.riskset.privacy.disclosure.Answers.range;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.riskset.privacy.disclosure.HistoryRules.Budget;
import org.riskset.privacy.disclosure.Ledger.Refusal;
import org.riskset.survival.digest.Digest;

class QuestionBudgetTest {
    private static final Budget THREE = new Budget(OptionalInt.of(3), OptionalInt.empty());
    private static final Budget TWO_A_DAY = new Budget(OptionalInt.of(50), OptionalInt.of(2));

    @Test
    void questions_when_as_many_as_the_budget_were_answered_then_no_other_is() {
        assertEquals(true, passes(THREE, ledger(2, 0), 9, MONDAY));
        assertEquals(false, passes(THREE, ledger(3, 0), 9, MONDAY));
    }

    @Test
    void attack_12_repeats_when_a_thousand_times_the_same_then_all_pass_and_none_counts() {
        List<LedgerEntry> repeats = LongStream.rangeClosed(1, 1000)
                .mapToObj(i -> Answers.entry(i, answer(1, range(0, 30))))
                .toList();
        Ledger ledger = new Ledger(repeats, List.of());

        assertEquals(true, passes(THREE, ledger, 1, MONDAY));
        assertEquals(true, passes(THREE, ledger, 2, MONDAY));
    }

    @Test
    void refused_questions_when_counted_then_half_each() {
        assertEquals(true, passes(THREE, ledger(1, 2), 9, MONDAY));
        assertEquals(false, passes(THREE, ledger(1, 3), 9, MONDAY));
        assertEquals(false, passes(THREE, ledger(0, 5), 9, MONDAY));
    }

    @Test
    void day_when_it_is_over_then_its_budget_is_new() {
        assertEquals(false, passes(TWO_A_DAY, ledger(2, 0), 9, MONDAY));
        assertEquals(true, passes(TWO_A_DAY, ledger(2, 0), 9, MONDAY.plus(Duration.ofHours(15))));
    }

    @Test
    void budget_when_another_requester_or_study_asks_or_an_answer_is_dead_then_untouched() {
        QuestionBudget budget = new QuestionBudget(THREE, ledger(3, 0));
        List<LedgerEntry> dead =
                ledger(3, 0).entries().stream().map(LedgerEntry::dead).toList();

        assertEquals(
                true,
                budget.refuses("net", "ed25519:other", question(9), MONDAY).isEmpty());
        assertEquals(true, budget.refuses("other", BOARD, question(9), MONDAY).isEmpty());
        assertEquals(true, passes(THREE, new Ledger(dead, List.of()), 9, MONDAY));
    }

    @Test
    void refusal_when_told_then_without_a_number() {
        new QuestionBudget(THREE, ledger(3, 0))
                .refuses("net", BOARD, question(9), MONDAY)
                .ifPresent(p -> assertEquals(false, p.what().matches(".*\\d.*")));
    }

    private static boolean passes(Budget budget, Ledger ledger, int question, Instant now) {
        return new QuestionBudget(budget, ledger)
                .refuses("net", BOARD, question(question), now)
                .isEmpty();
    }

    private static Digest question(int number) {
        return answer(number, range(0, 1)).question();
    }

    private static Ledger ledger(int answered, int refused) {
        List<LedgerEntry> entries = IntStream.rangeClosed(1, answered)
                .mapToObj(i -> Answers.entry(i, answer(i, range(0, 30))))
                .toList();
        List<Refusal> refusals = IntStream.rangeClosed(1, refused)
                .mapToObj(i -> new Refusal("net", BOARD, question(100 + i), MONDAY))
                .toList();
        return new Ledger(entries, refusals);
    }
}
