// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.curve;

import java.util.Arrays;
import org.riskset.survival.counts.RiskTable;
import org.riskset.survival.numeric.CompensatedSum;

/**
 * The Kaplan-Meier estimate of one curve. Arrays have one element per time of the risk table; NaN is R's NA.
 *
 * <pre>
 * S(t) = Π (n − d) / n,   var(−log S) = Σ d / (n (n − d))   (Greenwood)
 * H(t) = Σ d / n,         var(H) = Σ d / n²                  (Nelson-Aalen)
 * </pre>
 *
 * <ul>
 *   <li>S = 0: the error of −log S is infinite and that of S NaN, there and ever after (as R).
 *   <li>Delayed entry: an early risk set may empty; S stays 0 though others enter later (as R).
 * </ul>
 *
 * @param risk the counts it was made from
 * @param surv S(t), right-continuous
 * @param stdErrLog standard error of −log S (R's {@code std.err}); infinite where S = 0
 * @param stdErrSurv standard error of S
 * @param cumhaz Nelson-Aalen cumulative hazard
 * @param stdErrCumhaz its standard error
 * @see "R survfit, ctype = 1"
 */
public record KaplanMeier(
        RiskTable risk,
        double[] surv,
        double[] stdErrLog,
        double[] stdErrSurv,
        double[] cumhaz,
        double[] stdErrCumhaz) {

    /** The estimate of a curve; any cause counts as the event. */
    public static KaplanMeier of(RiskTable risk) {
        int size = risk.size();
        KaplanMeier curve = new KaplanMeier(
                risk, new double[size], new double[size], new double[size], new double[size], new double[size]);
        curve.estimate();
        return curve;
    }

    /**
     * The reverse estimate, whose quantiles tell how long patients were followed: censoring is the event, and those
     * with the event at a time are still at risk of being censored at it (as R with the status flipped).
     */
    public static KaplanMeier ofFollowUp(RiskTable risk) {
        return of(new RiskTable(risk.time(), risk.nRisk(), new long[][] {risk.nCensor()}, risk.nEventAll(), risk.n()));
    }

    private void estimate() {
        CompensatedSum greenwood = new CompensatedSum();
        CompensatedSum hazard = new CompensatedSum();
        CompensatedSum hazardVariance = new CompensatedSum();
        long[] nEvent = risk.nEventAll();
        double s = 1;
        for (int i = 0; i < surv.length; i++) {
            double n = risk.nRisk()[i];
            double d = nEvent[i];
            if (d > 0) {
                s *= (n - d) / n; // not 1 - d / n: exactly 0 when d = n
                greenwood.add(d / (n * (n - d))); // infinite when d = n, as in R
                hazard.add(d / n);
                hazardVariance.add(d / (n * n));
            }
            surv[i] = s;
            stdErrLog[i] = Math.sqrt(greenwood.value());
            stdErrSurv[i] = s * stdErrLog[i]; // 0 times infinity is NaN, R's NA
            cumhaz[i] = hazard.value();
            stdErrCumhaz[i] = Math.sqrt(hazardVariance.value());
        }
    }

    /** The last time of the curve; NaN when it has none. */
    public double lastTime() {
        return surv.length == 0 ? Double.NaN : risk.time()[surv.length - 1];
    }

    /** Position of the last time at or before this one, −1 before the first. */
    public int positionAt(double time) {
        int position = Arrays.binarySearch(risk.time(), time);
        return position >= 0 ? position : -position - 2;
    }
}
