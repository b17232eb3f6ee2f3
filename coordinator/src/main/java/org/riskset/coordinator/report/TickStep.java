// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.riskset.survival.study.TimeScale;

/** The distance of regular ticks on a time axis, such that ticks are exact decimals and habitual for the unit. */
record TickStep(double size) {
    private static final int MOST_TICKS = 13; // with 0: twelve months of a year, a decade with room for both ends
    private static final double SAME = 1e-9;
    private static final double[] MONTHS = {1, 2, 3, 6, 12, 24, 36, 60, 120};
    private static final double[] WEEKS = {1, 2, 4, 8, 13, 26, 52, 104, 260, 520};
    private static final double[] DAYS = {1, 2, 5, 10, 30, 60, 90, 180, 365, 730, 1825, 3650};
    private static final double[] YEARS = {1, 2, 5, 10};

    /**
     * The greatest common divisor of the landmarks when it gives a readable number of ticks, else the smallest
     * habitual step that does.
     */
    static TickStep of(double stop, List<Double> marks, TimeScale unit) {
        double common = marks.stream().reduce(0.0, TickStep::divisor);
        if (common > 0 && stop / common < MOST_TICKS && stop / common >= 2) {
            return new TickStep(common);
        }
        for (double step : habitual(unit)) {
            if (stop >= 2 * step && stop / step < MOST_TICKS) {
                return new TickStep(step);
            }
        }
        return new TickStep(decade(stop));
    }

    private static double divisor(double a, double b) {
        double larger = Math.max(a, b);
        double smaller = Math.min(a, b);
        while (smaller > SAME * (a + b)) {
            double rest = larger - smaller * Math.floor(larger / smaller + SAME);
            larger = smaller;
            smaller = Math.max(rest, 0);
        }
        return BigDecimal.valueOf(larger).round(new MathContext(9)).doubleValue();
    }

    private static double[] habitual(TimeScale unit) {
        return switch (unit) {
            case DAYS -> DAYS;
            case WEEKS -> WEEKS;
            case MONTHS -> MONTHS;
            case YEARS -> YEARS;
        };
    }

    // 1, 2 or 5 times a power of ten
    private static double decade(double stop) {
        if (!(stop > 0)) {
            return 1;
        }
        BigDecimal ten = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(stop)) - 1);
        for (int factor : new int[] {1, 2, 5, 10, 20}) {
            double step = ten.multiply(BigDecimal.valueOf(factor)).doubleValue();
            if (stop / step < MOST_TICKS) {
                return step;
            }
        }
        return stop;
    }

    /** The step of every second, third, … tick. */
    TickStep times(int every) {
        return new TickStep(multiple(every));
    }

    /** The largest multiple at or below a time. */
    double downTo(double time) {
        return multiple((long) Math.floor(time / size + SAME));
    }

    /** The smallest multiple at or above a time. */
    double upTo(double time) {
        return multiple((long) Math.ceil(time / size - SAME));
    }

    /** 0, size, 2·size, … up to a time. */
    List<Double> multiples(double end) {
        List<Double> multiples = new ArrayList<>();
        for (long k = 0; k <= Math.floor(end / size + SAME); k++) {
            multiples.add(multiple(k));
        }
        return multiples;
    }

    // as a decimal product: 3 · 0.1 is 0.3
    private double multiple(long k) {
        return BigDecimal.valueOf(size).multiply(BigDecimal.valueOf(k)).doubleValue();
    }
}
