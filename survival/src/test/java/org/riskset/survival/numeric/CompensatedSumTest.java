// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CompensatedSumTest {

    @Test
    void terms_that_cancel_when_summed_then_the_small_ones_remain() {
        assertEquals(2, sum(1, 1e100, 1, -1e100));
    }

    @Test
    void tenths_when_summed_then_exact() {
        double[] tenths = new double[1000];
        Arrays.fill(tenths, 0.1);

        assertEquals(100, sum(tenths));
    }

    @Test
    void infinite_term_when_summed_then_stays_infinite() {
        assertEquals(Double.POSITIVE_INFINITY, sum(1, Double.POSITIVE_INFINITY, 1, 1e300));
        assertEquals(Double.NaN, sum(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
    }

    private static double sum(double... terms) {
        CompensatedSum sum = new CompensatedSum();
        for (double term : terms) {
            sum.add(term);
        }
        return sum.value();
    }
}
