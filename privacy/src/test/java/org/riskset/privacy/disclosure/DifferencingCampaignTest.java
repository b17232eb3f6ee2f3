// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.riskset.privacy.disclosure.Answers.answer;
import static org.riskset.privacy.disclosure.Answers.answered;
import static org.riskset.privacy.disclosure.Answers.units;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.riskset.privacy.disclosure.Finding.Check;
import org.riskset.privacy.disclosure.HistoryRules.Differencing;
import org.riskset.privacy.disclosure.HistoryRules.OnHit;
import org.riskset.privacy.disclosure.HistoryRules.Pairs;
import org.riskset.privacy.disclosure.HistoryRules.Sets;

/** Generated pairs of plans over generated cohorts: what must be stopped is, what is harmless is not. */
class DifferencingCampaignTest {
    private static final int T = 5;
    private static final int PAIRS = 500;

    @Test
    void near_copies_when_500_are_generated_then_all_are_stopped() {
        Random random = new Random(11);
        for (int i = 0; i < PAIRS; i++) {
            BitSet earlier = cohort(random, 40 + random.nextInt(2000), 0.3 + 0.7 * random.nextDouble());
            BitSet asked = moved(random, earlier, 1 + random.nextInt(T - 1));

            assertTrue(findings(grouped(random, 2, asked), grouped(random, 1, earlier))
                    .contains(Check.D1));
        }
    }

    @Test
    void repeats_when_500_are_generated_then_all_pass() {
        Random random = new Random(12);
        for (int i = 0; i < PAIRS; i++) {
            BitSet earlier = cohort(random, 40 + random.nextInt(2000), 0.3 + 0.7 * random.nextDouble());
            Answer first = grouped(random, 1, earlier);
            Answer other = answer(2, OrdinalSet.of(moved(random, earlier, 1)));

            assertEquals(List.of(), findings(first, first));
            assertEquals(List.of(), findings(first, first, other));
        }
    }

    @Test
    void other_questions_when_asked_over_the_same_500_sets_then_all_pass() {
        Random random = new Random(13);
        for (int i = 0; i < PAIRS; i++) {
            OrdinalSet set = OrdinalSet.of(cohort(random, 40 + random.nextInt(2000), 0.5));

            assertEquals(List.of(), findings(answer(2, set), answer(1, set)));
        }
    }

    @Test
    void clearly_different_sets_when_500_are_generated_then_all_pass() {
        Random random = new Random(14);
        for (int i = 0; i < PAIRS; i++) {
            BitSet earlier = cohort(random, 40 + random.nextInt(2000), 0.3 + 0.7 * random.nextDouble());
            BitSet asked = moved(random, earlier, 2 * T + random.nextInt(20));

            assertEquals(List.of(), findings(answer(2, OrdinalSet.of(asked)), answer(1, OrdinalSet.of(earlier))));
        }
    }

    /** The design's bound: 64 units against 1,000 answers with 20 units each of 10,000 patients in a few seconds. */
    @Test
    @Timeout(60)
    void guard_when_a_thousand_plans_were_answered_then_fast() {
        Random random = new Random(15);
        List<OrdinalSet> families = IntStream.range(0, 50)
                .mapToObj(i -> OrdinalSet.of(cohort(random, 10_000, 0.9)))
                .toList();
        Answer[] earlier = IntStream.range(0, 1000)
                .mapToObj(i -> parted(random, i, families.get(i % 50), 20))
                .toArray(Answer[]::new);
        Ledger ledger = answered(earlier);
        Answer asked = parted(random, 1000, families.get(7), Units.MOST);

        long start = System.nanoTime();
        new DifferencingGuard(new Differencing(T, Pairs.NEAR_COPY, Sets.SPAN, OnHit.ASK)).findings(asked, ledger);
        System.Logger log = System.getLogger("cost");
        log.log(System.Logger.Level.INFO, "guard over 1,000 answers: {0}", Duration.ofNanos(System.nanoTime() - start));
    }

    private static List<Check> findings(Answer asked, Answer... earlier) {
        Differencing rules = new Differencing(T, Pairs.NEAR_COPY, Sets.SPAN, OnHit.ASK);
        return new DifferencingGuard(rules)
                .findings(asked, answered(earlier)).stream().map(Finding::check).toList();
    }

    private static BitSet cohort(Random random, int patients, double share) {
        BitSet set = new BitSet();
        IntStream.range(0, patients).filter(p -> random.nextDouble() < share).forEach(set::set);
        set.set(0, 2 * T);
        return set;
    }

    // So many patients more or fewer, in any mixture, and never nobody.
    private static BitSet moved(Random random, BitSet from, int patients) {
        BitSet moved = (BitSet) from.clone();
        BitSet flipped = new BitSet();
        while (flipped.cardinality() < patients) {
            flipped.set(random.nextInt(from.length() + patients));
        }
        moved.xor(flipped);
        return moved.isEmpty() ? moved(random, from, patients) : moved;
    }

    private static Answer grouped(Random random, int question, BitSet all) {
        return parted(random, question, OrdinalSet.of(all), 1 + random.nextInt(4));
    }

    // Everybody in one of so many groups at random.
    private static Answer parted(Random random, int question, OrdinalSet all, int units) {
        List<BitSet> parts = new ArrayList<>();
        IntStream.range(1, units).forEach(i -> parts.add(new BitSet()));
        if (!parts.isEmpty()) {
            all.stream().forEach(p -> parts.get(random.nextInt(parts.size())).set(p));
        }
        return answer(question, units(all, parts.stream().map(OrdinalSet::of).toArray(OrdinalSet[]::new)));
    }
}
