// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.hypothesis;

import java.util.Arrays;
import java.util.List;
import org.riskset.survival.numeric.CompensatedSum;
import org.riskset.survival.numeric.SymmetricMatrix;
import org.riskset.survival.study.TestSpec;

/**
 * The test for trend: whether event rates rise or fall with the groups' scores.
 *
 * <pre>z = Σ s (O − E) / √(s' V s),   χ² = z² on one degree of freedom</pre>
 *
 * <p>Scores belong to levels, 0, 1, 2, … unless the plan gives them; a level without patients takes no part. Scores
 * that do not tell the compared groups apart give no statistic.
 *
 * @param strata names of the strata, for the result only: the score has been summed over them
 * @see "Tarone 1975, Biometrika 62:679; SAS/STAT LIFETEST"
 */
public record TrendTest(TestSpec spec, List<String> strata) implements HypothesisTest {

    // relative to the terms of s' V s, whose rounding is some 1e-15 of them
    private static final double NO_VARIANCE = 1e-12;

    @Override
    public TestResult test(ScoredGroups all) {
        int[] levels = all.withPatients();
        ScoredGroups groups = all.select(levels);
        String obstacle = groups.obstacle();
        if (!obstacle.isEmpty()) {
            return TestResult.impossible(spec, strata, groups, obstacle);
        }
        double[] scores = centered(levels);
        double variance = new SymmetricMatrix(groups.score().variance()).varianceOf(scores);
        if (!(variance > NO_VARIANCE * termsOf(groups.score().variance(), scores))) {
            return TestResult.impossible(spec, strata, groups, obstacleOf(scores));
        }
        double z = weightedSum(scores, groups.difference()) / Math.sqrt(variance);
        return TestResult.of(spec, strata, groups, z * z, 1, z);
    }

    // the rows of V and U sum to 0, so a shift changes nothing but the digits that cancel
    private double[] centered(int... levels) {
        double[] scores = Arrays.stream(levels)
                .mapToDouble(g -> spec.scores().isEmpty() ? g : spec.scores().get(g))
                .toArray();
        double mean = Arrays.stream(scores).sum() / scores.length;
        return Arrays.stream(scores).map(s -> s - mean).toArray();
    }

    private static double termsOf(double[][] variance, double... scores) {
        double terms = 0;
        for (int g = 0; g < scores.length; g++) {
            terms += scores[g] * scores[g] * variance[g][g];
        }
        return terms;
    }

    private static String obstacleOf(double... scores) {
        boolean alike = Arrays.stream(scores).allMatch(s -> s == scores[0]);
        return alike ? "the scores of all groups are the same" : NOT_TOGETHER;
    }

    private static double weightedSum(double[] weights, double[] values) {
        CompensatedSum sum = new CompensatedSum();
        for (int g = 0; g < weights.length; g++) {
            sum.add(weights[g] * values[g]);
        }
        return sum.value();
    }
}
