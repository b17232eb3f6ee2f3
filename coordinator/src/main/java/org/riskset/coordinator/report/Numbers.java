// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.riskset.survival.digest.ShortestDecimal;

/** Numbers as people read them in text and tables. */
final class Numbers {
    /** What a limit or quantile is called that the curve does not reach. */
    static final String NOT_ESTIMABLE = "NE";

    private Numbers() {}

    /** A number of the plan or a time, as it was given: 12, not 12.0. */
    static String given(double value) {
        return ShortestDecimal.of(value);
    }

    /** Rounded half up on the decimal that the double stands for; NE where it does not exist. */
    static String fixed(double value, int decimals) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return NOT_ESTIMABLE;
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString();
    }

    /** A p value with its sign: {@code = 0.35}, {@code = 0.004}, {@code < 0.001}. */
    static String equalsP(double p) {
        return p < 0.001 ? "< 0.001" : "= " + p(p);
    }

    /** A p value in a column: two decimals, three from 0.001 to 0.01, then {@code <0.001}. */
    static String p(double p) {
        if (Double.isNaN(p)) {
            return NOT_ESTIMABLE;
        }
        return p < 0.001 ? "<0.001" : fixed(p, p < 0.01 ? 3 : 2);
    }

    /** A share in percent with one decimal. */
    static String percent(double share) {
        return fixed(100 * share, 1);
    }

    /** The confidence level in text: 95 %, 99.9 %. */
    static String level(Question question) {
        return BigDecimal.valueOf(question.confLevel())
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }
}
