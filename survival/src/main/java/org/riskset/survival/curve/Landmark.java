// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.curve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Survival at a time asked for.
 *
 * <ul>
 *   <li>Before the first time: 1 with error 0, limits as a curve has where S = 1.
 *   <li>After the last time: nobody at risk, NaN, but 0 where the curve had reached 0.
 * </ul>
 *
 * @param time as the plan gave it
 * @param nRisk just before the first curve time at or after it; empty where the curve stops before, untold
 * @param conf by name of confidence type
 */
public record Landmark(double time, OptionalLong nRisk, double estimate, double stdErrSurv, Map<String, Limits> conf) {

    /** Confidence limits at one time. */
    public record Limits(double low, double high) {}

    /**
     * Where a landmark lies among the points that are counted; both alike when it is one of them.
     *
     * @param atOrBefore the last point at or before it, the same double as in curves
     * @param atOrAfter the first point at or after it, the same double as in curves
     */
    public record GridPoints(double atOrBefore, double atOrAfter) {}

    /** A curve and its bands at a landmark. */
    public static Landmark of(KaplanMeier curve, List<ConfidenceBand> bands, double time, GridPoints points) {
        int position = curve.positionAt(points.atOrBefore());
        if (!(points.atOrAfter() <= curve.lastTime())) {
            return beyond(curve, bands, time);
        }
        int next = curve.positionAt(points.atOrAfter());
        boolean between = next < 0 || curve.risk().time()[next] < points.atOrAfter();
        Map<String, Limits> conf = new LinkedHashMap<>();
        for (ConfidenceBand band : bands) {
            conf.put(band.type(), position < 0 ? atOne(band) : limits(band, position));
        }
        return new Landmark(
                time,
                OptionalLong.of(curve.risk().nRisk()[between ? next + 1 : next]),
                position < 0 ? 1 : curve.surv()[position],
                position < 0 ? 0 : curve.stdErrSurv()[position],
                conf);
    }

    /** The same time where the curve stops before it, though patients may still have been at risk. */
    public Landmark untold() {
        return new Landmark(time, OptionalLong.empty(), Double.NaN, Double.NaN, conf);
    }

    private static Landmark beyond(KaplanMeier curve, List<ConfidenceBand> bands, double time) {
        int last = curve.surv().length - 1;
        boolean extinct = last >= 0 && curve.surv()[last] == 0;
        Map<String, Limits> conf = new LinkedHashMap<>();
        bands.forEach(b -> conf.put(b.type(), new Limits(Double.NaN, Double.NaN)));
        return new Landmark(time, OptionalLong.of(0), extinct ? 0 : Double.NaN, Double.NaN, conf);
    }

    private static Limits limits(ConfidenceBand band, int position) {
        return new Limits(band.low()[position], band.high()[position]);
    }

    private static Limits atOne(ConfidenceBand band) {
        double limit = ConfidenceType.of(band.type()).limitAt(1, 0);
        return new Limits(limit, limit);
    }
}
