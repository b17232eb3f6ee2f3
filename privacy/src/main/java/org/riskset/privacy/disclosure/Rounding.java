// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers with so few digits that no table can be read back from them: all 17 give the whole table away, since a
 * fraction of small integers can be found from its decimals.
 */
public final class Rounding {
    private static final MathContext STATISTIC = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final MathContext P_VALUE = new MathContext(3, RoundingMode.HALF_EVEN);

    private Rounding() {}

    /** A statistic, coefficient, standard error, mean or deviation: 4 significant digits. */
    public static double statistic(double value) {
        return rounded(value, STATISTIC);
    }

    /** A p value: 3 significant digits. */
    public static double pValue(double value) {
        return rounded(value, P_VALUE);
    }

    private static double rounded(double value, MathContext digits) {
        return Double.isNaN(value) || Double.isInfinite(value) ? value : new BigDecimal(value, digits).doubleValue();
    }
}
