// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NormalTest {

    @Test
    void usual_levels_when_asked_then_r_qnorm() {
        assertEquals(1.959963984540054, Normal.twoSidedQuantile(0.95), 1e-15);
        assertEquals(1.6448536269514722, Normal.twoSidedQuantile(0.9), 1e-15);
        assertEquals(2.5758293035489004, Normal.twoSidedQuantile(0.99), 1e-14);
    }

    @Test
    void p_when_asked_then_both_tails_directly() {
        assertEquals(0.05, Normal.twoSidedP(-1.959963984540054), 1e-15);
        assertEquals(1.523970604832105e-23, Normal.twoSidedP(10), 1e-36);
        assertEquals(1, Normal.twoSidedP(0));
        assertEquals(Double.NaN, Normal.twoSidedP(Double.NaN));
    }
}
