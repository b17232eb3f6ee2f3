// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.hypothesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.survival.analysis.Analysis;
import org.riskset.survival.analysis.Findings;
import org.riskset.survival.counts.Cohort;
import org.riskset.survival.counts.Cohorts;
import org.riskset.survival.score.SiteSums;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.TestSpec;

/** What must hold for every cohort, whatever its numbers. */
class HypothesisLawsTest {
    private static final String SEEDS = "org.riskset.survival.counts.Cohorts#seeds";
    private static final double ROUNDING = 1e-9; // of order and of fixed point, as the comparison with R allows
    private static final List<String> BY_SITE = List.of(AnalysisPlan.SITE, Cohort.STRATUM);

    @ParameterizedTest
    @MethodSource(SEEDS)
    void cohort_when_split_into_sites_then_the_same_findings(long seed) {
        Cohort cohort = Cohorts.random(seed);
        AnalysisPlan plan = cohort.plan(List.of(Cohort.STRATUM), everyTest());

        Findings together = findings(plan, cohort);
        Findings split = findings(plan, cohort.splitIntoSites(seed).toArray(Cohort[]::new));

        assertSame(together, split, 0, seed);
        assertEquals(together.notes(), split.notes());
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void empty_site_when_added_then_nothing_changes(long seed) {
        Cohort cohort = Cohorts.random(seed);
        AnalysisPlan plan = cohort.plan(BY_SITE, everyTest());

        assertSame(findings(plan, cohort), findings(plan, cohort, cohort.withRows(List.of())), 0, seed);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void one_site_when_stratified_by_site_then_as_without(long seed) {
        Cohort cohort = Cohorts.random(seed);

        Findings bySite = findings(cohort.plan(BY_SITE, everyTest()), cohort);
        Findings pooled = findings(cohort.plan(List.of(Cohort.STRATUM), everyTest()), cohort);

        assertSame(pooled, bySite, ROUNDING, seed);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void sites_when_strata_then_as_a_variable_would_be(long seed) {
        Cohort cohort = Cohorts.random(seed);
        Cohort women = sex(cohort, 0);
        Cohort men = sex(cohort, 1);

        Findings bySite = findings(cohort.plan(List.of(AnalysisPlan.SITE), everyTest()), women, men);
        Findings byVariable = findings(cohort.plan(List.of(Cohort.STRATUM), everyTest()), cohort);

        assertSame(byVariable, bySite, ROUNDING, seed);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void groups_when_moved_then_results_move_along(long seed) {
        Cohort cohort = Cohorts.random(seed);
        int groups = cohort.groups().size();
        Cohort moved = cohort.withGroupsMoved(g -> groups - 1 - g);

        Findings before = findings(cohort.plan(List.of(Cohort.STRATUM), everyTest()), cohort);
        Findings after = findings(moved.plan(List.of(Cohort.STRATUM), everyTest()), moved);

        for (int i = 0; i < before.tests().size(); i++) {
            TestResult expected = before.tests().get(i);
            TestResult actual = after.tests().get(i);
            assertClose(expected.statistic(), actual.statistic(), ROUNDING, seed);
            assertClose(-expected.z(), actual.z(), ROUNDING, seed);
            for (int g = 0; g < expected.groups().size(); g++) {
                TestResult.Group turned = actual.groups().get(expected.groups().size() - 1 - g);
                assertEquals(expected.groups().get(g).group(), turned.group());
                assertClose(expected.groups().get(g).expected(), turned.expected(), ROUNDING, seed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void time_when_stretched_then_tests_stay_and_means_stretch(long seed) {
        Cohort cohort = Cohorts.random(seed);

        Findings before = findings(cohort.plan(1, List.of(), everyTest()), cohort);
        Findings after = findings(cohort.plan(7, List.of(), everyTest()), cohort);

        assertTests(before, after, 0, seed);
        for (int i = 0; i < before.rmstDifferences().size(); i++) {
            RmstDifference expected = before.rmstDifferences().get(i);
            RmstDifference actual = after.rmstDifferences().get(i);
            assertClose(7 * expected.estimate(), actual.estimate(), ROUNDING, seed);
            assertClose(7 * expected.stdError(), actual.stdError(), ROUNDING, seed);
        }
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void exponents_of_zero_when_tested_then_log_rank(long seed) {
        Cohort cohort = Cohorts.random(seed);

        List<TestResult> tests = findings(
                        cohort.plan(List.of(), TestSpec.of("logrank"), flemingHarrington(0, 0)), cohort)
                .tests();

        assertTest(tests.get(0), tests.get(1), 0, seed);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void two_groups_when_tested_then_chi_square_is_z_squared_and_trend_and_pair(long seed) {
        Cohort cohort = Cohorts.ofTwoGroups(seed);

        Findings findings = findings(cohort.plan(List.of(Cohort.STRATUM), everyTest()), cohort);

        for (TestResult test : findings.tests()) {
            assertClose(test.statistic(), test.z() * test.z(), ROUNDING, seed);
        }
        TestResult logRank = findings.tests().get(0);
        TestResult trend = findings.tests().get(findings.tests().size() - 1);
        assertClose(logRank.z(), trend.z(), ROUNDING, seed);
        findings.pairwise().forEach(pair -> assertClose(logRank.statistic(), pair.statistic(), ROUNDING, seed));
    }

    private static Findings findings(AnalysisPlan plan, Cohort... sites) {
        return Analysis.of(sites[0].study(), plan).apply(SiteSums.pooled(plan, List.of(sites)));
    }

    private static Cohort sex(Cohort cohort, int level) {
        return cohort.withRows(cohort.rows().stream()
                .filter(row -> row.levels().get(Cohort.STRATUM) == level)
                .toList());
    }

    private static TestSpec[] everyTest() {
        List<TestSpec> tests = new ArrayList<>();
        TestCatalog.weights().forEach(kind -> tests.add(TestSpec.of(kind)));
        tests.add(flemingHarrington(1, 1));
        tests.add(TestSpec.of("pairwise"));
        tests.add(TestSpec.of("trend"));
        return tests.toArray(TestSpec[]::new);
    }

    private static TestSpec flemingHarrington(double rho, double gamma) {
        return new TestSpec(
                "fleming-harrington",
                OptionalDouble.of(rho),
                OptionalDouble.of(gamma),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static void assertSame(Findings expected, Findings actual, double tolerance, long seed) {
        assertEquals(expected.n(), actual.n());
        assertEquals(expected.events(), actual.events());
        for (int c = 0; c < expected.curves().size(); c++) {
            double[] surv = expected.curves().get(c).estimate().surv();
            assertArrayEquals(surv, actual.curves().get(c).estimate().surv());
        }
        assertEquals(expected.rmstDifferences(), actual.rmstDifferences());
        assertTests(expected, actual, tolerance, seed);
    }

    private static void assertTests(Findings expected, Findings actual, double tolerance, long seed) {
        assertEquals(expected.tests().size(), actual.tests().size());
        for (int i = 0; i < expected.tests().size(); i++) {
            assertTest(expected.tests().get(i), actual.tests().get(i), tolerance, seed);
        }
        assertEquals(expected.pairwise().size(), actual.pairwise().size());
        for (int i = 0; i < expected.pairwise().size(); i++) {
            PairResult pair = expected.pairwise().get(i);
            assertClose(pair.pValue(), actual.pairwise().get(i).pValue(), tolerance, seed);
            assertEquals(pair.reason(), actual.pairwise().get(i).reason());
        }
    }

    private static void assertTest(TestResult expected, TestResult actual, double tolerance, long seed) {
        assertClose(expected.statistic(), actual.statistic(), tolerance, seed);
        assertClose(expected.df(), actual.df(), 0, seed);
        assertClose(expected.logP(), actual.logP(), tolerance, seed);
        assertClose(expected.z(), actual.z(), tolerance, seed);
        assertEquals(expected.reason(), actual.reason(), () -> "seed " + seed);
    }

    private static void assertClose(double expected, double actual, double tolerance, long seed) {
        boolean same = Double.compare(expected, actual) == 0
                || Math.abs(expected - actual) <= tolerance * Math.max(1, Math.abs(expected));
        assertTrue(same, () -> "seed " + seed + ": expected " + expected + " but was " + actual);
    }
}
