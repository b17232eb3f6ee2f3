// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChiSquaredTest {

    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 0.1, 1, 5.99, 70, 700, 1370})
    void two_degrees_of_freedom_when_tested_then_exponential(double x) {
        assertClose(Math.exp(-x / 2), ChiSquared.upperTail(x, 2), 1e-13);
        assertClose(-x / 2, ChiSquared.logUpperTail(x, 2), 1e-13);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1400, 1e4, 1e6, 1e9})
    void tails_below_every_double_when_logged_then_finite(double x) {
        assertClose(-x / 2, ChiSquared.logUpperTail(x, 2), 1e-13);
        assertClose(-x / 2 + Math.log1p(x / 2), ChiSquared.logUpperTail(x, 4), 1e-13);
    }

    @Test
    void one_degree_of_freedom_when_far_out_then_as_the_asymptotic_series() {
        double x = 1e6;
        double series = 1 - 1 / x + 3 / (x * x);

        assertClose(-x / 2 - Math.log(Math.PI * x / 2) / 2 + Math.log(series), ChiSquared.logUpperTail(x, 1), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 11})
    void logarithm_when_the_method_changes_then_no_step(int df) {
        for (double x = 1350; x < 1450; x += 0.5) {
            double step = ChiSquared.logUpperTail(x, df) - ChiSquared.logUpperTail(x + 0.5, df);

            assertTrue(step > 0.24 && step < 0.26, "step " + step + " at " + x);
        }
    }

    @ParameterizedTest
    @CsvSource({"3.841458820694124, 1, 0.05", "100, 1, 1.523970604832105e-23", "16.918977604620448, 9, 0.05"})
    void known_quantiles_when_tested_then_r_pchisq(double x, double df, double p) {
        assertClose(p, ChiSquared.upperTail(x, df), 1e-13);
    }

    @Test
    void nothing_seen_when_tested_then_certain_and_nan_stays_nan() {
        assertEquals(1, ChiSquared.upperTail(0, 3));
        assertEquals(0, ChiSquared.logUpperTail(0, 3));
        assertEquals(Double.NaN, ChiSquared.upperTail(Double.NaN, 3));
        assertEquals(Double.NaN, ChiSquared.logUpperTail(Double.NaN, 3));
    }

    private static void assertClose(double expected, double actual, double relative) {
        assertEquals(expected, actual, relative * Math.abs(expected));
    }
}
