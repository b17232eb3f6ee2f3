// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.riskset.survival.numeric.SymmetricMatrix;
import org.riskset.survival.study.TestSpec;

/**
 * The log-rank family: compares the event rates of K groups, weighted over time.
 *
 * <pre>χ² = U' V⁻ U,   U = O − E;   degrees of freedom: groups with E > 0, less one (as R)</pre>
 *
 * <ul>
 *   <li>A group with E = 0 stays listed but takes no part in χ².
 *   <li>Fewer than two such groups, no events, or a variance that is singular among them: no statistic, with a reason.
 *   <li>Two groups: z = (O − E) / √V of the second, z² = χ².
 * </ul>
 *
 * @param strata names of the strata, for the result only: the score has been summed over them
 * @see "R survdiff"
 */
public record WeightedLogRankTest(TestSpec spec, List<String> strata) implements HypothesisTest {

    @Override
    public TestResult test(ScoredGroups all) {
        ScoredGroups groups = all.select(all.withPatients());
        String obstacle = groups.obstacle();
        if (!obstacle.isEmpty()) {
            return TestResult.impossible(spec, strata, groups, obstacle);
        }
        ScoredGroups compared = groups.select(groups.expecting());
        int[] free = allButLargest(compared.score().variance());
        double[] difference = compared.difference();
        Optional<Double> statistic = new SymmetricMatrix(compared.score().variance())
                .select(free)
                .distance(Arrays.stream(free).mapToDouble(g -> difference[g]).toArray());
        return statistic
                .map(chiSquare -> TestResult.of(spec, strata, groups, chiSquare, free.length, z(groups)))
                .orElseGet(() -> TestResult.impossible(spec, strata, groups, NOT_TOGETHER));
    }

    // U and the rows of V sum to 0, so one group is redundant; without the largest, V is best conditioned.
    private static int[] allButLargest(double[][] variance) {
        int largest = IntStream.range(0, variance.length)
                .reduce((a, b) -> variance[b][b] > variance[a][a] ? b : a)
                .orElseThrow();
        return IntStream.range(0, variance.length).filter(g -> g != largest).toArray();
    }

    private static double z(ScoredGroups groups) {
        if (groups.n().length != 2) {
            return Double.NaN;
        }
        return groups.difference()[1] / Math.sqrt(groups.score().variance()[1][1]);
    }
}
