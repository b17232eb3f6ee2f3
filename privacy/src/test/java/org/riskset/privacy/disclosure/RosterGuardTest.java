// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.riskset.privacy.disclosure.Answers.answer;
import static org.riskset.privacy.disclosure.Answers.entry;
import static org.riskset.privacy.disclosure.Answers.ledger;
import static org.riskset.privacy.disclosure.Answers.range;
import static org.riskset.privacy.disclosure.Answers.run;
import static org.riskset.privacy.disclosure.Answers.sites;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.riskset.privacy.disclosure.HistoryRules.OnHit;
import org.riskset.privacy.disclosure.HistoryRules.RosterChange;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.Problem;

class RosterGuardTest {
    private static final Answer ANSWER = answer(1, range(0, 34));
    private static final RosterGuard GUARD = new RosterGuard(new RosterChange(3, OnHit.REFUSE), 5);

    @Test
    void attack_19_minus_one_when_one_site_is_missing_then_refused_and_named() {
        Finding finding = finding("abcd", opened(1, "abcde")).orElseThrow();

        assertEquals(HistoryError.ROSTER, finding.problem().code());
        assertEquals(
                Optional.of("the counts of [site-e] alone"), finding.problem().detail(Problem.SEEN));
    }

    @Test
    void attack_19_when_a_site_that_was_absent_is_added_then_refused() {
        assertEquals(Optional.of(HistoryError.ROSTER), code("abcde", opened(1, "abcd")));
    }

    @Test
    void attack_20_swap_when_one_site_takes_the_place_of_another_then_refused() {
        assertEquals(Optional.of(HistoryError.ROSTER), code("abcx", opened(1, "abcy")));
    }

    @Test
    void attack_20_when_one_site_follows_from_three_runs_alone_then_refused() {
        // every two rosters differ in three sites or more
        assertEquals(Optional.empty(), code("def", opened(1, "abc")));
        assertEquals(Optional.of(HistoryError.ROSTER), code("abcdefg", opened(1, "abc"), opened(2, "def")));
    }

    @Test
    void rosters_when_equal_or_far_apart_then_pass() {
        assertEquals(Optional.empty(), code("abcde"));
        assertEquals(Optional.empty(), code("abcde", opened(1, "abcde")));
        assertEquals(Optional.empty(), code("abc", opened(1, "def")));
        assertEquals(Optional.empty(), code("abcdefgh", opened(1, "abcde")));
    }

    @Test
    void unknown_outcome_when_somebody_may_have_left_then_a_person_is_asked() {
        LedgerEntry quorumOfFour = entry(1, ANSWER).sent(sites("abcde"), 4);
        LedgerEntry all = entry(1, ANSWER).sent(sites("abcde"), 5);

        assertEquals(Optional.of(HistoryError.UNKNOWN_OUTCOME), code("abcde", quorumOfFour));
        assertEquals(Optional.of(HistoryError.UNKNOWN_OUTCOME), code("abcd", all));
        assertEquals(Optional.empty(), code("abcde", all));
        assertTrue(finding("abcde", quorumOfFour).orElseThrow().asks());
    }

    @Test
    void entries_when_reserved_dead_of_this_run_or_of_other_patients_then_not_compared() {
        LedgerEntry sent = entry(1, ANSWER).sent(sites("abcde"), 4);

        assertEquals(Optional.empty(), code("abcd", entry(1, ANSWER)));
        assertEquals(Optional.empty(), code("abcd", sent.dead()));
        assertEquals(Optional.empty(), code("abcd", entry(99, ANSWER).sent(sites("abcde"), 4)));
        assertEquals(
                Optional.empty(), code("abcd", entry(1, answer(2, range(5, 34))).sent(sites("abcde"), 4)));
        assertEquals(
                Optional.of(HistoryError.UNKNOWN_OUTCOME),
                code("abcd", entry(1, answer(2, range(4, 34))).sent(sites("abcde"), 4)));
    }

    private static LedgerEntry opened(long number, String contributors) {
        return entry(number, ANSWER).sent(sites(contributors), 3).opened(sites(contributors));
    }

    private static Optional<ErrorCode> code(String roster, LedgerEntry... entries) {
        return finding(roster, entries).map(f -> f.problem().code());
    }

    private static Optional<Finding> finding(String roster, LedgerEntry... entries) {
        return GUARD.finding(ANSWER, run(99), Set.copyOf(sites(roster)), ledger(entries));
    }
}
