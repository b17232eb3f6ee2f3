// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import org.riskset.survival.analysis.Curve;
import org.riskset.survival.counts.RiskTable;

/**
 * The extended risk table of one curve at one time: each patient is at risk, censored or had the event, so without
 * delayed entry the three add up to n.
 *
 * @param atRisk under observation just before the time
 * @param censored censored before it
 * @param events events of any cause before it
 * @see "Morris et al., BMJ Open 2019;9:e030215 (KMunicate)"
 */
record RiskCountsAt(long atRisk, long censored, long events) {
    /** In place of a number after the last time that is told of a curve. */
    static final long UNTOLD = -1;

    /** A number for people. */
    static String text(long number) {
        return number == UNTOLD ? "–" : Long.toString(number);
    }

    /** A number for a table; null where it is not told. */
    static Long orNull(long number) {
        return number == UNTOLD ? null : (Long) number;
    }

    static RiskCountsAt of(Curve curve, double time) {
        RiskTable risk = curve.estimate().risk();
        long[] events = risk.nEventAll();
        long censored = 0;
        long happened = 0;
        int i = 0;
        for (; i < risk.size() && before(risk.time()[i], time); i++) {
            censored += risk.nCensor()[i];
            happened += events[i];
        }
        if (i == risk.size() && !curve.whole()) {
            return new RiskCountsAt(UNTOLD, UNTOLD, UNTOLD);
        }
        return new RiskCountsAt(i < risk.size() ? risk.nRisk()[i] : 0, censored, happened);
    }

    /** S at a time: the value at the last time of the curve at or before it, 1 before the first. */
    static double survivalAt(Curve curve, double time) {
        double[] times = curve.estimate().risk().time();
        double surv = 1;
        for (int i = 0; i < times.length && !before(time, times[i]); i++) {
            surv = curve.estimate().surv()[i];
        }
        return surv;
    }

    // Ticks are decimal multiples, times are grid points: the same decimal can be two neighboring doubles.
    private static boolean before(double earlier, double later) {
        return earlier < later - 1e-9 * Math.abs(later);
    }

    /** Whether patients came under observation later than time zero: then the columns do not add up to n. */
    static boolean delayedEntry(Curve curve) {
        RiskTable risk = curve.estimate().risk();
        long[] events = risk.nEventAll();
        long left = risk.n();
        for (int i = 0; i < risk.size(); i++) {
            if (risk.nRisk()[i] != left) {
                return true;
            }
            left -= events[i] + risk.nCensor()[i];
        }
        return false;
    }
}
