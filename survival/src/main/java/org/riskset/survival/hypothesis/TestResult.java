// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.hypothesis;

import java.util.List;
import org.riskset.survival.numeric.ChiSquared;
import org.riskset.survival.study.TestSpec;

/**
 * What a test says. NaN where it does not exist; {@link #reason} then says why.
 *
 * @param spec what was asked
 * @param strata names of the strata variables, in the plan's order
 * @param statistic chi-square
 * @param df degrees of freedom; NaN where the test does not exist
 * @param pValue upper tail, directly
 * @param logP natural logarithm of the p value
 * @param z two groups: (O − E)/√V of the second; trend: signed; else NaN
 * @param groups in level order
 * @param variance of O − E, in the order of {@link #groups}; not to be modified
 * @param reason empty when the test exists, else a short sentence for people
 */
public record TestResult(
        TestSpec spec,
        List<String> strata,
        double statistic,
        double df,
        double pValue,
        double logP,
        double z,
        List<Group> groups,
        double[][] variance,
        String reason) {

    public TestResult {
        strata = List.copyOf(strata);
        groups = List.copyOf(groups);
    }

    /** A test that exists. */
    static TestResult of(
            TestSpec spec, List<String> strata, ScoredGroups groups, double statistic, double df, double z) {
        return new TestResult(
                spec,
                strata,
                statistic,
                df,
                ChiSquared.upperTail(statistic, df),
                ChiSquared.logUpperTail(statistic, df),
                z,
                groups.listed(),
                groups.score().variance(),
                "");
    }

    /** A test that does not exist; observed and expected stay. */
    static TestResult impossible(TestSpec spec, List<String> strata, ScoredGroups groups, String reason) {
        double none = Double.NaN;
        double[][] variance = groups.score().variance();
        return new TestResult(spec, strata, none, none, none, none, none, groups.listed(), variance, reason);
    }

    /** A test that was not made, with nothing of its groups. */
    public static TestResult withheld(TestSpec spec, List<String> strata, String reason) {
        double none = Double.NaN;
        return new TestResult(spec, strata, none, none, none, none, none, List.of(), new double[0][], reason);
    }

    /** Whether groups could be compared. */
    public boolean exists() {
        return !Double.isNaN(statistic);
    }

    /** One group's weighted sums, as in R's {@code survdiff}. */
    public record Group(String group, long n, double observed, double expected) {}
}
