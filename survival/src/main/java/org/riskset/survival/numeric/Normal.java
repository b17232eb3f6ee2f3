// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.numeric;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution: limits and two-sided p values. */
public final class Normal {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    /** The z whose interval −z..z holds this share: 1.96 for 0.95. */
    public static double twoSidedQuantile(double confLevel) {
        return STANDARD.inverseCumulativeProbability(1 - (1 - confLevel) / 2);
    }

    /** The probability of a value at least as far from 0; NaN for NaN. */
    public static double twoSidedP(double z) {
        return Double.isNaN(z) ? Double.NaN : Erfc.value(Math.abs(z) / Math.sqrt(2));
    }
}
