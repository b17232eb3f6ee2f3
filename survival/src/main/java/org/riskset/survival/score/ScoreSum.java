// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.score;

import org.riskset.survival.counts.GroupedRiskTable.Stratum;
import org.riskset.survival.numeric.CompensatedSum;

/** Adds up a log-rank score over event times and strata. */
final class ScoreSum {
    private final CompensatedSum[] observed;
    private final CompensatedSum[] expected;
    private final CompensatedSum[][] variance;

    ScoreSum(int groups) {
        observed = sums(groups);
        expected = sums(groups);
        variance = new CompensatedSum[groups][];
        for (int g = 0; g < groups; g++) {
            variance[g] = sums(groups);
        }
    }

    private static CompensatedSum[] sums(int length) {
        CompensatedSum[] sums = new CompensatedSum[length];
        for (int i = 0; i < length; i++) {
            sums[i] = new CompensatedSum();
        }
        return sums;
    }

    void add(Stratum stratum, double... weights) {
        long[] nRisk = stratum.nRiskAll();
        long[] nEvent = stratum.nEventAll();
        for (int t = 0; t < weights.length; t++) {
            addTime(stratum, t, nRisk[t], nEvent[t], weights[t]);
        }
    }

    private void addTime(Stratum stratum, int t, double n, double d, double weight) {
        double spread = n > 1 ? weight * weight * d * (n - d) / (n - 1) : 0;
        for (int g = 0; g < observed.length; g++) {
            double atRisk = stratum.nRisk()[g][t];
            observed[g].add(weight * stratum.nEvent()[g][t]);
            expected[g].add(weight * d * atRisk / n);
            variance[g][g].add(spread * (atRisk / n) * ((n - atRisk) / n)); // exactly 0 when the others are gone
            for (int h = g + 1; h < observed.length; h++) {
                variance[g][h].add(-spread * (atRisk / n) * (stratum.nRisk()[h][t] / n));
            }
        }
    }

    LogRankScore score() {
        int groups = observed.length;
        double[][] v = new double[groups][groups];
        for (int g = 0; g < groups; g++) {
            for (int h = g; h < groups; h++) {
                v[g][h] = variance[g][h].value();
                v[h][g] = v[g][h];
            }
        }
        return new LogRankScore(values(observed), values(expected), v);
    }

    private static double[] values(CompensatedSum[] sums) {
        double[] values = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
            values[i] = sums[i].value();
        }
        return values;
    }
}
