// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.hypothesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PAdjustmentTest {

    @ParameterizedTest
    @CsvSource({
        "bonferroni, 0.16, 0.04, 0.12, 1",
        "holm, 0.09, 0.04, 0.09, 0.5",
        "hochberg, 0.08, 0.04, 0.08, 0.5",
        "BH, 0.05333333333333333, 0.04, 0.05333333333333333, 0.5",
        "BY, 0.1111111111111111, 0.08333333333333333, 0.1111111111111111, 1"
    })
    void four_p_values_when_corrected_then_by_hand(String how, double p1, double p2, double p3, double p4) {
        double[] adjusted = PAdjustment.of(how).adjust(0.04, 0.01, Double.NaN, 0.03, 0.5);

        assertArrayEquals(new double[] {p1, p2, Double.NaN, p3, p4}, adjusted, 1e-15); // NaN does not count
    }
}
