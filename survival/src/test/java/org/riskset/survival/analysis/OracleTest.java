// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.analysis;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.survival.analysis.OracleCase.Expected;
import org.riskset.survival.counts.Cohort;
import org.riskset.survival.hypothesis.TestCatalog;
import org.riskset.survival.score.SiteSums;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.AnalysisPlan.Estimates;
import org.riskset.survival.study.AnalysisPlan.TimePlan;
import org.riskset.survival.study.TestSpec;

/** Every number R gives for the pooled rows comes out of the sum of the sites' counts. */
class OracleTest {
    private static final double FLOOR = 0.01;
    private static final double[][] EXPONENTS = {{1, 0}, {0, 1}, {1, 1}, {0.5, 0.5}, {0, 0.5}};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aml-maintenance",
                "edge-median-flat",
                "edge-last-event",
                "edge-one-row-per-site",
                "edge-left-truncation",
                "edge-all-censored-group",
                "edge-single-patient-group",
                "edge-time-zero"
            })
    void sites_counts_when_summed_then_r_on_the_pooled_rows(String name) {
        OracleCase given = OracleCase.read(name);

        Map<String, Double> actual = new HashMap<>();
        actual.putAll(analyse(given, List.of(), allTests(given)));
        actual.putAll(testsOf(given, List.of(AnalysisPlan.SITE)));
        if (given.hasStrata()) {
            actual.putAll(testsOf(given, List.of(Cohort.STRATUM)));
        }

        assertAll(given.expected().stream().map(e -> () -> check(e, actual.get(e.quantity()))));
    }

    private static Map<String, Double> testsOf(OracleCase given, List<String> strata) {
        List<TestSpec> tests = List.of(TestSpec.of("logrank"), TestSpec.of("gehan"), TestSpec.of("peto-peto"));
        return analyse(given, strata, tests);
    }

    private static Map<String, Double> analyse(OracleCase given, List<String> strata, List<TestSpec> tests) {
        List<Cohort> sites = given.sites();
        AnalysisPlan plan = plan(given, sites.get(0).plan(strata, tests.toArray(TestSpec[]::new)));
        Analysis analysis = Analysis.of(sites.get(0).study(), plan);
        return FlatFindings.of(analysis.apply(SiteSums.pooled(plan, sites)));
    }

    private static AnalysisPlan plan(OracleCase given, AnalysisPlan plain) {
        double confLevel = given.numbers("confLevel").get(0);
        return new AnalysisPlan(
                plain.study(),
                plain.title(),
                plain.purpose(),
                plain.endpoint(),
                plain.groupBy(),
                plain.strata(),
                plain.where(),
                Optional.of(new TimePlan(given.grid(), given.numbers("landmarks"), given.numbers("tau"))),
                new Estimates(confLevel, given.words("confTypes"), List.of(0.25, 0.5, 0.75)),
                plain.tests(),
                plain.models(),
                plain.baseline(),
                plain.completeIn(),
                plain.release());
    }

    private static List<TestSpec> allTests(OracleCase given) {
        List<TestSpec> tests = new ArrayList<>();
        TestCatalog.weights().forEach(kind -> tests.add(TestSpec.of(kind)));
        for (double[] pair : EXPONENTS) {
            tests.add(spec("fleming-harrington", pair, Optional.empty(), List.of(), List.of()));
        }
        for (String weight : List.of("logrank", "gehan", "peto-peto")) {
            tests.add(spec("trend", new double[0], Optional.of(weight), given.numbers("trendScores"), List.of()));
        }
        tests.add(spec("pairwise", new double[0], Optional.empty(), List.of(), TestCatalog.adjustments()));
        return tests;
    }

    private static TestSpec spec(
            String kind, double[] exponents, Optional<String> weight, List<Double> scores, List<String> adjust) {
        boolean given = exponents.length == 2;
        return new TestSpec(
                kind,
                given ? OptionalDouble.of(exponents[0]) : OptionalDouble.empty(),
                given ? OptionalDouble.of(exponents[1]) : OptionalDouble.empty(),
                weight,
                scores,
                adjust,
                Optional.empty());
    }

    private static void check(Expected expected, Double actual) {
        assertTrue(actual != null, expected.quantity() + " is not among the findings");
        double floor = expected.quantity().endsWith(".p") ? 0 : FLOOR;
        double difference = Math.abs(actual - expected.value());
        boolean same = Double.compare(actual, expected.value()) == 0
                || difference <= expected.tolerance() * Math.max(Math.abs(expected.value()), floor);
        assertTrue(same, expected.quantity() + " is " + actual + ", R has " + expected.value());
    }
}
