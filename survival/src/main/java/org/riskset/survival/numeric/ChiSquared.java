// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.numeric;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The chi-square distribution's upper tail, directly and as a logarithm of any size.
 *
 * <pre>P(X > x) = Q(df / 2, x / 2),   Q the regularized upper incomplete gamma function</pre>
 *
 * <p>One less the lower tail would be 0 from about x = 70 with one degree of freedom.
 */
public final class ChiSquared {
    private static final double SMALLEST_DIRECT = 1e-300; // below it doubles lose digits, then become 0
    private static final double CONVERGED = 1e-16;
    private static final int MOST_TERMS = 10_000;

    private ChiSquared() {}

    /**
     * The probability of a larger value; NaN when x or df is NaN.
     *
     * @param df above 0
     */
    public static double upperTail(double x, double df) {
        if (Double.isNaN(x) || Double.isNaN(df)) {
            return Double.NaN;
        }
        return x <= 0 ? 1 : RegularizedGamma.Q.value(df / 2, x / 2);
    }

    /** The natural logarithm of {@link #upperTail}, finite where that is 0. */
    public static double logUpperTail(double x, double df) {
        double p = upperTail(x, df);
        if (p > 0.5) {
            return x <= 0 ? 0 : Math.log1p(-RegularizedGamma.P.value(df / 2, x / 2));
        }
        return p < SMALLEST_DIRECT ? logContinuedFraction(df / 2, x / 2) : Math.log(p);
    }

    /**
     * Legendre's continued fraction of the upper incomplete gamma function, evaluated by Lentz's method; for x well
     * above a it converges in a few terms.
     *
     * @see "DLMF 8.9.2"
     */
    private static double logContinuedFraction(double a, double x) {
        double b = x + 1 - a;
        double c = Double.MAX_VALUE;
        double d = 1 / b;
        double fraction = d;
        for (int i = 1; i <= MOST_TERMS; i++) {
            double numerator = -i * (i - a);
            b += 2;
            d = 1 / (numerator * d + b);
            c = b + numerator / c;
            fraction *= c * d;
            if (Math.abs(c * d - 1) <= CONVERGED) {
                return a * Math.log(x) - x - LogGamma.value(a) + Math.log(fraction);
            }
        }
        throw new ArithmeticException(
                "upper tail of chi-square does not converge at " + 2 * x + " on " + 2 * a + " df");
    }
}
