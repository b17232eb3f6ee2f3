// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.riskset.survival.counts.Cohort;
import org.riskset.survival.counts.Observation;
import org.riskset.survival.hypothesis.PairResult;
import org.riskset.survival.hypothesis.TestResult;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.TestSpec;

class AnalysisTest {

    @Test
    void five_patients_when_tested_then_by_hand() {
        TestResult test = only(logRank(event(0, 1), event(1, 2), event(0, 3), censored(1, 3), event(1, 4)));

        double expected = 2.0 / 5 + 1.0 / 4 + 1.0 / 3; // of A: its share of those at risk at 1, 2 and 3
        double variance = 6.0 / 25 + 3.0 / 16 + 2.0 / 9;
        assertEquals(Math.pow(2 - expected, 2) / variance, test.statistic(), 1e-14);
        assertEquals(-(2 - expected) / Math.sqrt(variance), test.z(), 1e-14);
        assertEquals(1, test.df());
        assertEquals(Math.log(test.pValue()), test.logP(), 1e-14);
        assertTrue(test.exists() && test.reason().isEmpty());
    }

    @Test
    void one_group_with_patients_when_tested_then_curves_and_a_reason() {
        Findings findings = logRank(event(0, 1), censored(0, 2));

        TestResult test = only(findings);
        assertFalse(test.exists());
        assertEquals("only one group has patients", test.reason());
        assertEquals(List.of(new TestResult.Group("A", 2, 1, 1)), test.groups());
        assertEquals(3, findings.curves().size());
        assertTrue(findings.notes().contains("logrank: no test, because only one group has patients."));
    }

    @Test
    void level_without_patients_when_estimated_then_empty_arrays_and_nothing_else() {
        Curve curve = logRank(event(0, 1)).curves().get(2);

        assertEquals(Optional.of("B"), curve.group());
        assertEquals(0, curve.n());
        assertEquals(0, curve.estimate().surv().length);
        assertTrue(curve.quantiles().isEmpty() && curve.restrictedMeans().isEmpty());
        assertTrue(curve.landmarks().isEmpty() && curve.followUp().isEmpty());
    }

    @Test
    void nobody_at_all_when_tested_then_a_reason() {
        Findings findings = logRank();

        assertEquals("no group has patients", only(findings).reason());
        assertEquals(0, findings.n());
        assertTrue(findings.rmstDifferences().isEmpty());
    }

    @Test
    void no_events_when_tested_then_a_reason() {
        assertEquals(
                "there are no events",
                only(logRank(censored(0, 1), censored(1, 2))).reason());
    }

    @Test
    void groups_that_never_meet_when_tested_then_a_reason() {
        TestResult test = only(logRank(censored(0, 1), event(1, 2), event(1, 3)));

        assertEquals("only one group was at risk when events happened", test.reason());
        assertEquals(2, test.groups().size());
        assertEquals(0, test.groups().get(0).expected());
    }

    @Test
    void patients_alone_in_their_strata_when_tested_then_singular_as_in_r() {
        Cohort cohort = cohort(List.of("A", "B"), event(0, 1), with(event(1, 2), 1));

        TestResult test = only(findings(cohort, List.of(Cohort.STRATUM), TestSpec.of("logrank")));

        assertEquals("the groups were not at risk together at enough events to be compared", test.reason());
        assertEquals(1, test.groups().get(1).observed());
    }

    @Test
    void group_gone_before_the_first_event_when_tested_then_listed_but_a_degree_of_freedom_less() {
        Cohort cohort =
                cohort(List.of("A", "B", "C"), censored(0, 1), event(1, 2), event(2, 3), event(1, 4), event(2, 5));

        TestResult test = only(findings(cohort, List.of(), TestSpec.of("logrank")));

        assertEquals(1, test.df());
        assertEquals(3, test.groups().size());
        assertEquals(Double.NaN, test.z());
    }

    @Test
    void equal_scores_when_tested_for_trend_then_a_reason() {
        TestSpec trend = new TestSpec(
                "trend",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of(2.0, 2.0),
                List.of(),
                Optional.empty());
        Cohort cohort = cohort(List.of("A", "B"), event(0, 1), event(1, 2), event(0, 3));

        assertEquals(
                "the scores of all groups are the same",
                only(findings(cohort, List.of(), trend)).reason());
    }

    @Test
    void pairs_without_a_test_when_corrected_then_not_counted() {
        TestSpec pairwise = new TestSpec(
                "pairwise",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of(),
                List.of("bonferroni"),
                Optional.empty());
        Cohort cohort =
                cohort(List.of("A", "B", "C", "D"), event(0, 3), event(1, 4), event(0, 5), event(1, 6), censored(2, 1));

        List<PairResult> pairs = findings(cohort, List.of(), pairwise).pairwise();

        assertEquals(3, pairs.size()); // nothing with D, which nobody belongs to
        assertEquals(pairs.get(0).pValue(), pairs.get(0).pAdjusted().get("bonferroni"));
        assertEquals(
                "only one group was at risk when events happened", pairs.get(1).reason());
        assertEquals(Double.NaN, pairs.get(1).pAdjusted().get("bonferroni"));
    }

    @Test
    void cause_when_named_then_other_causes_are_censored() {
        Observation other = new Observation(0, 2, 1, event(0, 1).levels());
        Cohort both = new Cohort(List.of("A", "B"), 6, false, 2, List.of(event(0, 1), other, event(1, 3)));
        TestSpec named = new TestSpec(
                "logrank",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of("cause0"));

        List<TestResult> tests =
                findings(both, List.of(), named, TestSpec.of("logrank")).tests();

        assertEquals(1, tests.get(0).groups().get(0).observed());
        assertEquals(2, tests.get(1).groups().get(0).observed());
    }

    @Test
    void restricted_mean_when_beyond_the_last_time_then_carried_on_with_a_note() {
        Findings findings = logRank(event(0, 1), censored(0, 2), event(1, 6), event(1, 6));

        assertEquals(
                1 + 0.5 * 2, findings.curves().get(1).restrictedMeans().get(0).estimate());
        assertEquals(
                List.of("A: the restricted mean to 3 months goes beyond the last time seen (2); "
                        + "the last value was carried on."),
                findings.notes());
    }

    @Test
    void delayed_entry_when_estimated_then_no_follow_up_and_an_empty_early_risk_set_goes_on() {
        Observation late = new Observation(2, 5, 0, Map.of(Cohort.GROUP, 0, Cohort.STRATUM, 0));
        Observation early = new Observation(0, 1, 0, Map.of(Cohort.GROUP, 0, Cohort.STRATUM, 0));
        Cohort cohort = new Cohort(List.of("A", "B"), 6, true, 1, List.of(early, late));

        Curve curve = findings(cohort, List.of()).curves().get(0);

        assertEquals(0, curve.estimate().surv()[1]);
        assertEquals(2, curve.estimate().cumhaz()[1]);
        assertEquals(1, curve.estimate().risk().nRisk()[1]);
        assertTrue(curve.followUp().isEmpty());
    }

    private static Findings logRank(Observation... rows) {
        return findings(cohort(List.of("A", "B"), rows), List.of(), TestSpec.of("logrank"));
    }

    private static Findings findings(Cohort cohort, List<String> strata, TestSpec... tests) {
        AnalysisPlan plan = cohort.plan(strata, tests);
        return Analysis.of(cohort.study(), plan).apply(cohort.count(plan));
    }

    private static Cohort cohort(List<String> groups, Observation... rows) {
        return new Cohort(groups, 6, false, 1, List.of(rows));
    }

    private static TestResult only(Findings findings) {
        assertEquals(1, findings.tests().size());
        return findings.tests().get(0);
    }

    private static Observation event(int group, int time) {
        return new Observation(0, time, 0, Map.of(Cohort.GROUP, group, Cohort.STRATUM, 0));
    }

    private static Observation censored(int group, int time) {
        return new Observation(0, time, -1, Map.of(Cohort.GROUP, group, Cohort.STRATUM, 0));
    }

    private static Observation with(Observation row, int stratum) {
        Map<String, Integer> levels = Map.of(Cohort.GROUP, row.levels().get(Cohort.GROUP), Cohort.STRATUM, stratum);
        return new Observation(row.entry(), row.time(), row.cause(), levels);
    }
}
