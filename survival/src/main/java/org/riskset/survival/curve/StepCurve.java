// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.curve;

import java.util.HashSet;
import java.util.Set;

/**
 * How far a curve, or a limit of its band, has fallen from 1: a step function of time that can be asked when a level
 * was met. Repeated values are left out but for the first.
 */
final class StepCurve {
    // R's: square root of the machine epsilon. A product of fractions seldom is a decimal probability exactly.
    private static final double SAME_LEVEL = Math.sqrt(Math.ulp(1.0));

    private final double[] times;
    private final double[] levels;
    private int size;
    private final double lastTime;

    private StepCurve(int capacity, double lastTime) {
        this.times = new double[capacity];
        this.levels = new double[capacity];
        this.lastTime = lastTime;
    }

    /** From values of the curve's times; NaN values are no points, but a curve that ends in NaN has no flat end. */
    static StepCurve ofFallen(KaplanMeier curve, double[] values) {
        StepCurve steps = new StepCurve(values.length + 1, curve.lastTime());
        Set<Double> seen = new HashSet<>();
        steps.append(0, 0, seen);
        for (int i = 0; i < values.length; i++) {
            steps.append(curve.risk().time()[i], 1 - values[i], seen);
        }
        return steps;
    }

    private void append(double time, double level, Set<Double> seen) {
        if (seen.add(level)) {
            times[size] = time;
            levels[size++] = level;
        }
    }

    /** When this level was met; NaN when never. */
    double timeOf(double level) {
        int last = size - 1;
        if (Math.abs(level - levels[last]) < SAME_LEVEL) {
            return (times[last] + lastTime) / 2;
        }
        return (firstAtLeast(level - SAME_LEVEL) + firstAtLeast(level + SAME_LEVEL)) / 2;
    }

    // the lowest level that reaches, not the earliest: levels of a limit may fall again
    private double firstAtLeast(double level) {
        double time = Double.NaN;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            if (levels[i] >= level && levels[i] < lowest) {
                lowest = levels[i];
                time = times[i];
            }
        }
        return time;
    }
}
