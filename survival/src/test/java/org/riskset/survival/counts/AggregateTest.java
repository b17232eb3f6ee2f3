// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.survival.counts.Block.ExclusionBlock;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.TestSpec;

class AggregateTest {
    private static final String SEEDS = "org.riskset.survival.counts.Cohorts#seeds";

    @ParameterizedTest
    @MethodSource(SEEDS)
    void cohort_when_split_into_sites_then_adds_up(long seed) {
        Cohort cohort = Cohorts.random(seed);
        AnalysisPlan plan = stratified(cohort);

        Aggregate pooled = cohort.splitIntoSites(seed).stream()
                .map(site -> site.count(plan))
                .reduce(Aggregate::plus)
                .orElseThrow();

        assertEquals(cohort.count(plan), pooled, () -> "seed " + seed);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void variables_when_summed_over_then_as_counted_without(long seed) {
        Cohort cohort = Cohorts.random(seed);
        Aggregate byBoth = cohort.count(stratified(cohort));
        Aggregate byGroup = cohort.count(cohort.plan(List.of()));

        assertArrayEquals(
                byGroup.by(List.of(Cohort.GROUP)).cells(),
                byBoth.by(List.of(Cohort.GROUP)).cells());
        RiskCounts turned = byBoth.by(List.of(Cohort.STRATUM, Cohort.GROUP));
        assertArrayEquals(
                byGroup.by(List.of(Cohort.GROUP)).cells(),
                turned.by(List.of(Cohort.GROUP)).cells());
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void risk_table_when_built_then_as_counted_row_by_row(long seed) {
        Cohort cohort = Cohorts.random(seed);
        double[] times = new double[cohort.horizon() + 1];
        Arrays.setAll(times, k -> k);

        RiskTable table = RiskTable.of(cohort.count(cohort.plan(List.of())).by(List.of()), times, 0);

        assertEquals(cohort.rows().size(), table.n());
        for (int i = 0; i < table.size(); i++) {
            double time = table.time()[i];
            assertEquals(count(cohort, r -> underObservation(cohort, r, time)), table.nRisk()[i]);
            assertEquals(count(cohort, r -> r.time() == time && r.event()), table.nEventAll()[i]);
            assertEquals(count(cohort, r -> r.time() == time && !r.event()), table.nCensor()[i]);
        }
    }

    @Test
    void shorter_horizon_when_added_then_extended_with_zeros() {
        RiskBlock early = new RiskBlock(List.of(new Axis("x", List.of("a", "b"))), 1, false, List.of("death"));
        Layout layout = new Layout(List.of(early, new ExclusionBlock(List.of("missing time"))));
        Observation row = new Observation(0, 1, 0, Map.of("x", 1));
        Observation later = new Observation(0, 4, -1, Map.of("x", 1));

        Aggregate sum =
                Aggregate.count(layout, List.of(row)).plus(Aggregate.count(layout.withHorizon(4), List.of(later)));

        assertEquals(Aggregate.count(layout.withHorizon(4), List.of(row, later)), sum);
        assertEquals(4, sum.horizon());
    }

    @Test
    void unequal_layouts_when_added_then_refused() {
        Cohort cohort = Cohorts.random(1);
        Aggregate byGroup = cohort.count(cohort.plan(List.of()));
        Aggregate byBoth = cohort.count(stratified(cohort));

        assertThrows(IllegalArgumentException.class, () -> byGroup.plus(byBoth));
        assertThrows(IllegalArgumentException.class, () -> byGroup.by(List.of(Cohort.STRATUM)));
    }

    @Test
    void reasons_when_told_then_only_those_that_occurred() {
        Layout layout = new Layout(List.of(new ExclusionBlock(List.of("missing time", "negative time"))));
        Aggregate aggregate = Aggregate.empty(layout);
        aggregate.lanes().narrow()[1] = 3;

        assertEquals(Map.of("negative time", 3L), aggregate.excluded());
        assertFalse(aggregate.toString().contains("3,"));
    }

    private static AnalysisPlan stratified(Cohort cohort) {
        return cohort.plan(List.of(Cohort.STRATUM), TestSpec.of("logrank"));
    }

    private static boolean underObservation(Cohort cohort, Observation row, double time) {
        return row.time() >= time && (!cohort.entry() || row.entry() < time);
    }

    private static long count(Cohort cohort, Predicate<Observation> which) {
        return cohort.rows().stream().filter(which).count();
    }
}
