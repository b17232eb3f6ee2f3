// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.score;

import java.util.Arrays;
import org.riskset.survival.counts.GroupedRiskTable;
import org.riskset.survival.counts.GroupedRiskTable.Stratum;

/**
 * Weighted observed and expected events of each group and the variance of their difference, summed over strata.
 *
 * <pre>
 * O_g = Σ w d_g,   E_g = Σ w d n_g / n,   V_gh = Σ w² d (n − d) / (n − 1) (n_g / n) (δ_gh − n_h / n)
 * </pre>
 *
 * <p>Shape: one element per group of the table. Special cases: a term of V with n = 1 is 0; a stratum without events
 * adds nothing. Arrays are not to be modified.
 *
 * @see "Fleming and Harrington, Counting Processes and Survival Analysis, 1991, chapter 7; R survdiff"
 */
public record LogRankScore(double[] observed, double[] expected, double[][] variance) {

    /** The score of these groups, each stratum with weights of its own. */
    public static LogRankScore of(GroupedRiskTable table, Weight weight) {
        ScoreSum sum = new ScoreSum(table.groups().size());
        for (Stratum stratum : table.strata()) {
            sum.add(stratum, weight.over(stratum));
        }
        return sum.score();
    }

    /** The score of some of the groups. */
    public LogRankScore select(int... chosen) {
        double[][] rows = new double[chosen.length][];
        for (int i = 0; i < chosen.length; i++) {
            rows[i] = pick(variance[chosen[i]], chosen);
        }
        return new LogRankScore(pick(observed, chosen), pick(expected, chosen), rows);
    }

    private static double[] pick(double[] values, int... chosen) {
        return Arrays.stream(chosen).mapToDouble(g -> values[g]).toArray();
    }
}
