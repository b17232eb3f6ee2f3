// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.digest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Doubles as ECMAScript writes them: the fewest digits that bring the same double back, at most 17.
 *
 * @see "ECMA-262, Number::toString; RFC 8785, section 3.2.2.3"
 */
public final class ShortestDecimal {
    private static final int MOST_DIGITS = 17;

    private ShortestDecimal() {}

    /**
     * The shortest text of a finite double.
     *
     * @throws IllegalArgumentException for NaN and the infinities
     */
    public static String of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("JSON has no " + value);
        }
        if (value == 0) {
            return "0"; // also for -0
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return layOut(shortest(value));
    }

    // JDK 17's Double.toString sometimes writes a digit too many (JDK-4511638), so its digits are not taken.
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (nearest.doubleValue() == value) {
                return nearest;
            }
            // below a power of two doubles are twice as dense, so the farther neighbour above may be the one that fits
            BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
            if (above.doubleValue() == value) {
                return above;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static String layOut(BigDecimal number) {
        BigDecimal stripped = number.abs().stripTrailingZeros();
        String digits = stripped.unscaledValue().toString();
        int k = digits.length();
        int n = k - stripped.scale(); // value = 0.digits * 10^n
        String sign = number.signum() < 0 ? "-" : "";
        if (k <= n && n <= 21) {
            return sign + digits + "0".repeat(n - k);
        }
        if (0 < n && n <= 21) {
            return sign + digits.substring(0, n) + "." + digits.substring(n);
        }
        if (-6 < n && n <= 0) {
            return sign + "0." + "0".repeat(-n) + digits;
        }
        String exponent = (n - 1 < 0 ? "e-" : "e+") + Math.abs(n - 1);
        return sign + digits.charAt(0) + (k > 1 ? "." + digits.substring(1) : "") + exponent;
    }
}
