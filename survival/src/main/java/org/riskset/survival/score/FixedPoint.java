// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.score;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Numbers as integers of a 128-bit lane, so that sums over sites are exact and independent of their order.
 *
 * <pre>integer = value · 2^scale, to the nearest, ties to even</pre>
 */
public final class FixedPoint {
    private static final int LANE_BITS = 128;

    private FixedPoint() {}

    /**
     * The integer nearest to {@code value · 2^scale}.
     *
     * @throws ArithmeticException when it does not fit 128 bits in two's complement, or value is not finite
     */
    public static BigInteger encode(double value, int scale) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new ArithmeticException("no fixed-point number for " + value);
        }
        BigInteger integer = new BigDecimal(value)
                .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(scale)))
                .setScale(0, RoundingMode.HALF_EVEN)
                .unscaledValue();
        if (integer.bitLength() >= LANE_BITS) {
            throw new ArithmeticException("a score does not fit 128 bits at scale " + scale);
        }
        return integer;
    }

    /** The double nearest to {@code integer / 2^scale}. */
    public static double decode(BigInteger integer, int scale) {
        return new BigDecimal(integer)
                .divide(new BigDecimal(BigInteger.ONE.shiftLeft(scale)))
                .doubleValue();
    }
}
