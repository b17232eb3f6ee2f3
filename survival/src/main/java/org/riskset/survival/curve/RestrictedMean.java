// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.curve;

import org.riskset.survival.numeric.CompensatedSum;

/**
 * The mean survival time up to {@code tau}: the area under the curve.
 *
 * <pre>μ = ∫ S from 0 to τ,   var = Σ A(t)² d / (n (n − d)),   A(t) = ∫ S from t to τ</pre>
 *
 * <p>A term with d = n adds nothing; after the last time the last value is carried on (as R).
 *
 * @param beyondLastTime whether a last value above 0 had to be carried on to reach tau
 * @see "R survfit, print(rmean = tau)"
 */
public record RestrictedMean(double tau, double estimate, double stdError, boolean beyondLastTime) {

    /** The mean of a curve up to tau, which need not lie on the grid. */
    public static RestrictedMean of(KaplanMeier curve, double tau) {
        double[] time = curve.risk().time();
        long[] nEvent = curve.risk().nEventAll();
        CompensatedSum area = new CompensatedSum();
        CompensatedSum variance = new CompensatedSum();
        double right = tau;
        for (int i = curve.positionAt(tau); i >= 0; i--) {
            area.add(curve.surv()[i] * (right - time[i]));
            right = time[i];
            double n = curve.risk().nRisk()[i];
            double d = nEvent[i];
            if (d > 0 && d < n) {
                variance.add(area.value() * area.value() * d / (n * (n - d)));
            }
        }
        area.add(right);
        return new RestrictedMean(tau, area.value(), Math.sqrt(variance.value()), carriedOn(curve, tau));
    }

    /** A mean beyond what is told of a curve: it is not computed. */
    public static RestrictedMean untold(double tau) {
        return new RestrictedMean(tau, Double.NaN, Double.NaN, false);
    }

    private static boolean carriedOn(KaplanMeier curve, double tau) {
        int last = curve.surv().length - 1;
        return last < 0 || (tau > curve.lastTime() && curve.surv()[last] > 0);
    }
}
