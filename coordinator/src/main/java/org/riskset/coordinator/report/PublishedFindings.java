// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.riskset.privacy.disclosure.ReleaseLevel;
import org.riskset.privacy.disclosure.Released;
import org.riskset.privacy.disclosure.Rounding;
import org.riskset.survival.analysis.Curve;
import org.riskset.survival.analysis.Findings;
import org.riskset.survival.hypothesis.PairResult;
import org.riskset.survival.hypothesis.TestResult;

/** Findings as a release lets them be published: statistics with few digits, and nothing that a total would tell. */
final class PublishedFindings {
    private final Released released;

    PublishedFindings(Released released) {
        this.released = released;
    }

    /** The findings below the exact level; at it, as they are. */
    Findings of(Findings found) {
        return switch (released.level()) {
            case EXACT -> found;
            case THRESHOLDED -> tests(found, found.curves());
            case SUMMARY ->
                tests(found, found.curves().stream().map(SummaryCurve::of).toList());
        };
    }

    private Findings tests(Findings found, List<Curve> curves) {
        boolean curvesShown = released.level() == ReleaseLevel.THRESHOLDED;
        return new Findings(
                found.n(),
                found.events(),
                found.excluded(),
                curves,
                found.tests().stream().map(this::test).toList(),
                found.pairwise().stream().map(this::pair).toList(),
                curvesShown ? found.rmstDifferences() : List.of(),
                found.notes());
    }

    // What was computed from the intervals that are told has nothing more to hide.
    private boolean derived() {
        return released.conditions().release().fromProtected();
    }

    private TestResult test(TestResult test) {
        return derived()
                ? test
                : new TestResult(
                        test.spec(),
                        test.strata(),
                        Rounding.statistic(test.statistic()),
                        test.df(),
                        Rounding.pValue(test.pValue()),
                        Double.NaN,
                        Rounding.statistic(test.z()),
                        test.groups().stream().map(this::group).toList(),
                        new double[0][],
                        test.reason());
    }

    // Expected events add up to the observed ones, so both need the totals.
    private TestResult.Group group(TestResult.Group group) {
        return new TestResult.Group(group.group(), group.n(), told(group.observed()), told(group.expected()));
    }

    private double told(double sum) {
        return released.totalsTold() ? Rounding.statistic(sum) : Double.NaN;
    }

    private PairResult pair(PairResult pair) {
        if (derived()) {
            return pair;
        }
        Map<String, Double> adjusted = new LinkedHashMap<>();
        pair.pAdjusted().forEach((how, p) -> adjusted.put(how, Rounding.pValue(p)));
        return new PairResult(
                pair.group1(),
                pair.group2(),
                Rounding.statistic(pair.statistic()),
                pair.df(),
                Rounding.pValue(pair.pValue()),
                Double.NaN,
                adjusted,
                pair.reason());
    }
}
