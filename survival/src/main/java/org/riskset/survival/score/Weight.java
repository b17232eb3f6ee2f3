// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.score;

import java.util.Arrays;
import org.riskset.survival.counts.GroupedRiskTable.Stratum;
import org.riskset.survival.study.TestSpec;

/**
 * How much each event time counts in a test of the log-rank family.
 *
 * <pre>
 * logrank 1 · gehan n · tarone-ware √n · peto-peto S(t−) · peto-peto-tilde S̃(t) · peto-peto-modified S̃(t) n / (n + 1)
 * fleming-harrington S(t−)^ρ (1 − S(t−))^γ, with 0^0 = 1
 * S = Π (n − d) / n,   S̃ = Π (1 − d / (n + 1)),   d of n from all groups of the stratum together
 * </pre>
 *
 * @see "Fleming and Harrington, Counting Processes and Survival Analysis, 1991, chapter 7; SAS/STAT LIFETEST"
 */
@FunctionalInterface
public interface Weight {

    /** Each event time counts alike. */
    Weight LOGRANK = Weight::one;

    /** One weight per event time of the stratum. */
    double[] over(Stratum stratum);

    /**
     * The weight a test asks for: its own, or a trend's; a pairwise test is a log-rank test.
     *
     * @throws IllegalArgumentException for a kind without a weight
     */
    static Weight of(TestSpec test) {
        String kind = test.weight().orElse(test.kind());
        return switch (kind) {
            case "logrank", "trend", "pairwise" -> LOGRANK;
            case "gehan" -> stratum -> powerOfRisk(stratum, 1);
            case "tarone-ware" -> stratum -> powerOfRisk(stratum, 0.5);
            case "peto-peto" -> flemingHarrington(1, 0);
            case "peto-peto-tilde" -> Weight::tilde;
            case "peto-peto-modified" -> Weight::modifiedTilde;
            case "fleming-harrington" ->
                flemingHarrington(test.rho().orElse(0), test.gamma().orElse(0));
            default -> throw new IllegalArgumentException("no weight for a test of kind " + kind);
        };
    }

    /** S(t−)^rho (1 − S(t−))^gamma of the stratum's own Kaplan-Meier estimate, as R's {@code survdiff}. */
    static Weight flemingHarrington(double rho, double gamma) {
        return stratum -> Arrays.stream(survivalBefore(stratum))
                .map(s -> Math.pow(s, rho) * Math.pow(1 - s, gamma))
                .toArray();
    }

    private static double[] one(Stratum stratum) {
        double[] weights = new double[stratum.time().length];
        Arrays.fill(weights, 1);
        return weights;
    }

    private static double[] powerOfRisk(Stratum stratum, double power) {
        return Arrays.stream(stratum.nRiskAll())
                .mapToDouble(n -> Math.pow(n, power))
                .toArray();
    }

    private static double[] survivalBefore(Stratum stratum) {
        long[] nRisk = stratum.nRiskAll();
        long[] nEvent = stratum.nEventAll();
        double[] before = new double[nRisk.length];
        double s = 1;
        for (int i = 0; i < before.length; i++) {
            before[i] = s;
            s *= (nRisk[i] - nEvent[i]) / (double) nRisk[i];
        }
        return before;
    }

    private static double[] tilde(Stratum stratum) {
        long[] nRisk = stratum.nRiskAll();
        long[] nEvent = stratum.nEventAll();
        double[] weights = new double[nRisk.length];
        double s = 1;
        for (int i = 0; i < weights.length; i++) {
            s *= (nRisk[i] + 1 - nEvent[i]) / (nRisk[i] + 1.0);
            weights[i] = s;
        }
        return weights;
    }

    private static double[] modifiedTilde(Stratum stratum) {
        long[] nRisk = stratum.nRiskAll();
        double[] weights = tilde(stratum);
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= nRisk[i] / (nRisk[i] + 1.0);
        }
        return weights;
    }
}
