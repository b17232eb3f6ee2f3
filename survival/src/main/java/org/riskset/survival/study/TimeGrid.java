// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * The points in time that are counted: 0, width, 2·width, … up to the horizon.
 *
 * <p>A time belongs to the first point at or after it, an entry to the last point at or before it. A quotient within
 * 1e-9 (relative) of an integer is that integer, so decimals such as 17.6 on a width of 0.1 are exact although no
 * double is; landmarks, restriction times and horizon are compared in the same way. This class and the site's
 * {@code TimeSql} hold the same expression.
 *
 * @param width in the study's time unit, above 0
 * @param horizon in the study's time unit; absent = the last time seen (plain mode only)
 */
public record TimeGrid(double width, OptionalDouble horizon) {

    /** Relative distance below which a quotient counts as an integer. */
    public static final double SAME_QUOTIENT = 1e-9;

    public TimeGrid {
        if (!(width > 0) || Double.isInfinite(width)) {
            throw new IllegalArgumentException("width of a grid: " + width);
        }
    }

    /** The index of the grid point a time belongs to, {@code ceil(t / width)}; {@code t >= 0}. */
    public long index(double time) {
        double quotient = time / width;
        double nearest = Math.floor(quotient + 0.5);
        return (long) (same(quotient, nearest) ? nearest : Math.ceil(quotient));
    }

    /** The index of the last grid point at or before a time, for entries and landmarks. */
    public long floorIndex(double time) {
        double quotient = time / width;
        double nearest = Math.floor(quotient + 0.5);
        return (long) (same(quotient, nearest) ? nearest : Math.floor(quotient));
    }

    /** Whether a time lies on the grid. */
    public boolean contains(double time) {
        double quotient = time / width;
        return same(quotient, Math.floor(quotient + 0.5));
    }

    /** The horizon's index, if there is one. */
    public OptionalLong horizonIndex() {
        return horizon.isPresent() ? OptionalLong.of(index(horizon.getAsDouble())) : OptionalLong.empty();
    }

    /** The time of a grid point, as the decimal product: 3 · 0.1 is 0.3. */
    public double time(long index) {
        return BigDecimal.valueOf(width).multiply(BigDecimal.valueOf(index)).doubleValue();
    }

    /** The time of each index, {@code 0..horizon}. */
    public double[] times(int horizon) {
        return IntStream.rangeClosed(0, horizon).mapToDouble(this::time).toArray();
    }

    private static boolean same(double quotient, double nearest) {
        return Math.abs(quotient - nearest) <= SAME_QUOTIENT * Math.abs(nearest);
    }
}
