// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.curve;

/**
 * The time by which a share {@code p} has had the event, with limits; NaN where not reached.
 *
 * <ul>
 *   <li>Where S stays at 1 − p between two events, the midpoint; until the end of the curve, the midpoint of the drop
 *       and the last time (R's {@code quantile()}; its {@code print()} gives the drop).
 *   <li>Limits are the times at which the band meets 1 − p. A band that rises again late is sorted first (as R).
 * </ul>
 *
 * @param confType name of the confidence type whose band was inverted
 * @see "R quantile.survfit"
 */
public record Quantile(double p, String confType, double time, double low, double high) {

    /** One quantile of a curve with a band of that curve. */
    public static Quantile of(KaplanMeier curve, ConfidenceBand band, double p) {
        return new Quantile(
                p,
                band.type(),
                StepCurve.ofFallen(curve, curve.surv()).timeOf(p),
                StepCurve.ofFallen(curve, band.low()).timeOf(p),
                StepCurve.ofFallen(curve, band.high()).timeOf(p));
    }
}
