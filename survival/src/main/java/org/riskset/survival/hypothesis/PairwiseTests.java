// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.hypothesis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.riskset.survival.study.TestSpec;

/**
 * The log-rank test of every two groups alone, with their own risk sets, and p values corrected for their number.
 *
 * <p>A pair that cannot be compared has no p value and does not count in a correction (as R's {@code p.adjust}). Pairs
 * with a group without patients are left out altogether.
 *
 * @param strata names of the strata, for the result only: the scores have been summed over them
 * @see "R pairwise comparison: survdiff on each subset, then p.adjust"
 */
public record PairwiseTests(TestSpec spec, List<String> strata) {

    /** One result per pair, in the order given. */
    public List<PairResult> test(List<ScoredGroups> pairs) {
        List<TestResult> results = pairs.stream()
                .filter(pair -> pair.withPatients().length == 2)
                .map(new WeightedLogRankTest(spec, strata)::test)
                .toList();
        double[] p = results.stream().mapToDouble(TestResult::pValue).toArray();
        Map<String, double[]> adjusted = new LinkedHashMap<>();
        spec.adjust().forEach(how -> adjusted.put(how, PAdjustment.of(how).adjust(p)));
        return IntStream.range(0, p.length)
                .mapToObj(i -> pair(results.get(i), at(adjusted, i)))
                .toList();
    }

    private static Map<String, Double> at(Map<String, double[]> adjusted, int position) {
        Map<String, Double> values = new LinkedHashMap<>();
        adjusted.forEach((how, p) -> values.put(how, p[position]));
        return values;
    }

    private static PairResult pair(TestResult test, Map<String, Double> adjusted) {
        return new PairResult(
                test.groups().get(0).group(),
                test.groups().get(1).group(),
                test.statistic(),
                test.df(),
                test.pValue(),
                test.logP(),
                adjusted,
                test.reason());
    }
}
