// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.TestSpec;

class PlanLayoutTest {
    private static final Cohort COHORT = new Cohort(List.of("A", "B", "C"), 9, true, 2, List.of());

    @Test
    void plan_without_tests_when_laid_out_then_strata_are_not_counted() {
        assertEquals(List.of("risk(arm)", "excluded"), ids(COHORT.plan(List.of(Cohort.STRATUM))));
    }

    @Test
    void stratified_tests_when_laid_out_then_curves_are_their_marginal() {
        AnalysisPlan plan = COHORT.plan(List.of(Cohort.STRATUM), TestSpec.of("logrank"));

        assertEquals(List.of("risk(arm,sex)", "excluded"), ids(plan));
        assertEquals(3 * 2 * 10 * 4, layout(plan).riskBlocks().get(0).size()); // entered, censored and two causes
    }

    @Test
    void tests_by_site_when_laid_out_then_scores_and_no_site_axis() {
        AnalysisPlan plan = COHORT.plan(
                List.of(AnalysisPlan.SITE, Cohort.STRATUM),
                TestSpec.of("logrank"),
                TestSpec.of("gehan"),
                TestSpec.of("tarone-ware"),
                TestSpec.of("pairwise"));

        assertEquals(
                List.of(
                        "risk(arm)",
                        "excluded",
                        "test 0 logrank",
                        "test 1 gehan",
                        "test 2 tarone-ware",
                        "test 3 pairwise"),
                ids(plan));
        List<StatisticBlock> scores = layout(plan).statisticBlocks();
        assertEquals(
                List.of(64, 40, 56, 64),
                scores.stream().map(StatisticBlock::scale).toList());
        assertEquals(
                List.of(12, 12, 12, 21),
                scores.stream().map(StatisticBlock::length).toList());
        assertEquals(
                List.of("arm", "sex"),
                PlanLayout.siteStrata(COHORT.study(), plan, 9).variables());
    }

    @Test
    void digest_when_the_layout_differs_then_differs() {
        Layout three = layout(COHORT.plan(List.of()));

        assertEquals(three.digest(), layout(COHORT.plan(List.of())).digest());
        assertNotEquals(three.digest(), three.withHorizon(8).digest());
    }

    private static Layout layout(AnalysisPlan plan) {
        return PlanLayout.of(COHORT.study(), plan);
    }

    private static List<String> ids(AnalysisPlan plan) {
        return layout(plan).blocks().stream().map(Block::id).toList();
    }
}
