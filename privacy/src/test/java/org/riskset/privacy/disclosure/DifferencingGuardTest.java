// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.riskset.privacy.disclosure.Answers.answer;
import static org.riskset.privacy.disclosure.Answers.answered;
import static org.riskset.privacy.disclosure.Answers.entry;
import static org.riskset.privacy.disclosure.Answers.ledger;
import static org.riskset.privacy.disclosure.Answers.range;
import static org.riskset.privacy.disclosure.Answers.units;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.privacy.disclosure.Finding.Check;
import org.riskset.privacy.disclosure.HistoryRules.Differencing;
import org.riskset.privacy.disclosure.HistoryRules.OnHit;
import org.riskset.privacy.disclosure.HistoryRules.Pairs;
import org.riskset.privacy.disclosure.HistoryRules.Sets;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;

class DifferencingGuardTest {
    private static final DifferencingGuard SPAN = guard(Pairs.NEAR_COPY, Sets.SPAN);
    private static final DifferencingGuard ATOMS = guard(Pairs.NEAR_COPY, Sets.ATOMS);
    private static final DifferencingGuard EITHER = guard(Pairs.EITHER, Sets.SPAN);

    // One hospital: R0/R1 women 0-11, R0/R1 men 12-20, R2 women 21-24, R2 men 25-33.
    private static final Answer EVERYBODY = answer(1, range(0, 34));
    private static final Answer ADULTS = answer(2, range(0, 33));
    private static final Answer R0_OR_R1 = answer(3, range(0, 21));
    private static final Answer WOMEN = answer(4, range(0, 12).union(range(21, 25)));
    private static final Answer R2_OR_MEN = answer(5, range(12, 34));

    @Test
    void worked_example_when_plans_come_one_after_another_then_as_the_rules_say() {
        assertEquals(List.of(), checks(SPAN, EVERYBODY));
        assertEquals(List.of(Check.D1, Check.D2), checks(SPAN, ADULTS, EVERYBODY));
        assertEquals(List.of(), checks(SPAN, R0_OR_R1, EVERYBODY));
        assertEquals(List.of(), checks(SPAN, WOMEN, EVERYBODY, R0_OR_R1));
        assertEquals(List.of(Check.D2), checks(ATOMS, WOMEN, EVERYBODY, R0_OR_R1));
        assertEquals(List.of(Check.D2), checks(SPAN, R2_OR_MEN, EVERYBODY, R0_OR_R1, WOMEN));
    }

    @Test
    void worked_example_when_the_fifth_plan_is_asked_then_the_four_women_are_what_follows() {
        Finding finding = findings(SPAN, R2_OR_MEN, EVERYBODY, R0_OR_R1, WOMEN).get(0);

        assertEquals(HistoryError.SPAN, finding.problem().code());
        assertEquals(
                Optional.of("4 patients could be singled out"),
                finding.problem().detail(Problem.SEEN));
    }

    @Test
    void attack_01_minus_one_query_when_one_patient_is_left_out_then_refused() {
        Finding finding = findings(SPAN, ADULTS, EVERYBODY).get(0);

        assertEquals(HistoryError.NEAR_COPY, finding.problem().code());
        assertTrue(finding.problem().detail(Problem.SEEN).orElseThrow().contains("0 more and 1 fewer, 33 the same"));
    }

    @Test
    void attack_02_missing_values_when_two_rows_lack_one_variable_then_refused() {
        Answer byAge = answer(1, units(range(0, 150), range(0, 70), range(70, 150)));
        Answer byMargin = answer(2, units(range(0, 148), range(0, 43), range(43, 118), range(118, 148)));

        assertTrue(checks(SPAN, byMargin, byAge).contains(Check.D1));
    }

    @Test
    void attack_03_tracker_when_every_answer_is_large_then_refused() {
        Answer target = answer(1, range(0, 20));
        Answer rest = answer(2, range(20, 40));
        Answer everybody = answer(3, range(0, 42));

        // The two that are left are few as well when the last set is compared with nothing but the first two.
        assertEquals(List.of(Check.D2), checks(SPAN, everybody, target, rest));
        assertEquals(List.of(), checks(SPAN, rest, target));
    }

    @Test
    void attack_04_groups_when_a_cut_moves_by_few_patients_then_refused() {
        Answer at70 = answer(1, units(range(0, 200), range(0, 90), range(90, 200)));
        Answer at71 = answer(2, units(range(0, 200), range(0, 93), range(93, 200)));

        assertEquals(List.of(Check.D1), checks(SPAN, at71, at70));
    }

    @Test
    void attack_47_purpose_when_the_plan_has_a_new_title_then_a_repeat_like_any_other() {
        Answer renamed = new Answer(
                EVERYBODY.study(),
                EVERYBODY.question(),
                Digest.of("another title"),
                Optional.empty(),
                EVERYBODY.units(),
                EVERYBODY.counts());

        assertEquals(List.of(), checks(SPAN, renamed, EVERYBODY, WOMEN));
    }

    @Test
    void exact_repeat_when_others_would_hit_it_then_passes_but_not_with_other_counts() {
        Answer[] overridden = {EVERYBODY, ADULTS};
        Answer changed = new Answer(
                "net", EVERYBODY.question(), EVERYBODY.plan(), Optional.empty(), EVERYBODY.units(), Digest.of("y"));

        assertEquals(List.of(), checks(SPAN, EVERYBODY, overridden));
        assertEquals(List.of(Check.D1, Check.D2), checks(SPAN, changed, overridden));
    }

    @Test
    void other_study_when_over_the_same_patients_then_compared_as_well() {
        Answer elsewhere = new Answer(
                "other", ADULTS.question(), ADULTS.plan(), Optional.empty(), ADULTS.units(), ADULTS.counts());

        assertTrue(checks(SPAN, elsewhere, EVERYBODY).contains(Check.D1));
    }

    @Test
    void dead_entry_when_asked_beside_then_not_compared_but_reserved_sent_and_opened_are() {
        LedgerEntry reserved = entry(1, EVERYBODY);
        LedgerEntry sent = reserved.sent(Answers.sites("abc"), 3);

        assertEquals(List.of(), SPAN.findings(ADULTS, ledger(reserved.dead())));
        for (LedgerEntry entry : List.of(reserved, sent, sent.opened(Answers.sites("abc")))) {
            assertFalse(SPAN.findings(ADULTS, ledger(entry)).isEmpty());
        }
    }

    @Test
    void patients_without_ids_when_asked_then_repeats_alone_pass() {
        Answer first = withoutIds(1);

        assertEquals(List.of(Check.D1), checks(SPAN, first));
        assertEquals(List.of(), checks(SPAN, withoutIds(1), first));
        assertEquals(List.of(Check.D1), checks(SPAN, withoutIds(2), first));
        assertEquals(List.of(Check.D1), checks(SPAN, EVERYBODY, first));
    }

    @ParameterizedTest
    @CsvSource({
        "30, 30, false", // equal
        "30, 31, true",
        "30, 34, true",
        "30, 35, false",
        "26, 30, true",
        "25, 30, false"
    })
    void sets_when_nested_then_near_below_the_threshold(int asked, int earlier, boolean near) {
        assertEquals(near, isNear(SPAN, range(0, asked), range(0, earlier)));
    }

    @Test
    void near_copies_when_compared_then_either_side_alone_counts_by_the_stricter_rule_only() {
        // 3 in the new one alone, 8 in the earlier one alone, 20 in both
        OrdinalSet asked = range(0, 23);
        OrdinalSet earlier = range(3, 31);

        assertFalse(isNear(SPAN, asked, earlier));
        assertTrue(isNear(EITHER, asked, earlier));
        // 4 shared patients are fewer than the threshold
        assertFalse(isNear(EITHER, range(0, 6), range(2, 20)));
        assertFalse(isNear(SPAN, range(0, 2), range(2, 4)));
    }

    @Test
    void comparing_when_it_would_take_too_long_then_whole_analysis_sets_alone() {
        Units asked = units(range(0, 200), range(0, 90));
        List<LedgerEntry> earlier = List.of(entry(1, answer(1, units(range(0, 300), range(0, 91)))));
        Differencing rules = new Differencing(5, Pairs.NEAR_COPY, Sets.SPAN, OnHit.ASK);

        assertTrue(new NearCopies(rules, 100).first(asked, earlier).isPresent());
        assertTrue(new NearCopies(rules, 5).first(asked, earlier).isEmpty());
        assertTrue(new NearCopies(rules, 0).first(units(range(0, 299)), earlier).isPresent());
    }

    @Test
    void findings_when_refused_then_what_travels_holds_no_digit() {
        Stream.of(ADULTS, R2_OR_MEN)
                .flatMap(a -> findings(SPAN, a, EVERYBODY, R0_OR_R1, WOMEN).stream())
                .forEach(f -> {
                    assertFalse(f.problem().code().title().matches(".*\\d.*"));
                    assertFalse(f.problem().what().matches(".*\\d.*"));
                });
    }

    private static boolean isNear(DifferencingGuard guard, OrdinalSet asked, OrdinalSet earlier) {
        return checks(guard, answer(2, asked), answer(1, earlier)).contains(Check.D1);
    }

    private static Answer withoutIds(int question) {
        Answer answer = answer(question, range(0, 1));
        return new Answer(
                answer.study(), answer.question(), answer.plan(), Optional.empty(), Optional.empty(), answer.counts());
    }

    private static List<Check> checks(DifferencingGuard guard, Answer asked, Answer... earlier) {
        return findings(guard, asked, earlier).stream().map(Finding::check).toList();
    }

    private static List<Finding> findings(DifferencingGuard guard, Answer asked, Answer... earlier) {
        return guard.findings(asked, answered(earlier));
    }

    private static DifferencingGuard guard(Pairs pairs, Sets sets) {
        return new DifferencingGuard(new Differencing(5, pairs, sets, OnHit.ASK));
    }
}
