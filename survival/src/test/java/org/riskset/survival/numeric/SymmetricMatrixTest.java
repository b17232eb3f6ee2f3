// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SymmetricMatrixTest {

    @Test
    void two_by_two_when_inverted_then_distance_by_hand() {
        SymmetricMatrix matrix = new SymmetricMatrix(new double[][] {{4, 2}, {2, 3}});

        // inverse is {{3, -2}, {-2, 4}} / 8
        assertEquals((3 - 2 * 2 * 2 + 4 * 4) / 8.0, matrix.distance(1, 2).orElseThrow(), 1e-15);
        assertEquals(4 + 2 * 2 * 2 + 3 * 4, matrix.varianceOf(1, 2));
    }

    @Test
    void rank_lost_when_asked_for_distance_then_none() {
        assertTrue(new SymmetricMatrix(new double[][] {{1, -1}, {-1, 1}})
                .distance(1, 1)
                .isEmpty());
        assertTrue(new SymmetricMatrix(new double[][] {{0}}).distance(1).isEmpty());
        double third = 1.0 / 3;
        double[][] rounded = {{2 * third, -third, -third}, {-third, 2 * third, -third}, {-third, -third, 2 * third}};
        assertTrue(new SymmetricMatrix(rounded).distance(1, 1, 1).isEmpty());
    }

    @Test
    void unequal_scales_when_inverted_then_not_singular() {
        SymmetricMatrix matrix = new SymmetricMatrix(new double[][] {{1e12, 0}, {0, 1e-12}});

        assertEquals(2, matrix.distance(1e6, 1e-6).orElseThrow(), 1e-15);
    }

    @Test
    void rows_when_selected_then_read_from_the_upper_triangle() {
        double[][] upper = {{1, 2, 3}, {Double.NaN, 4, 5}, {Double.NaN, Double.NaN, 6}};

        assertArrayEquals(
                new double[][] {{6, 3}, {3, 1}},
                new SymmetricMatrix(upper).select(2, 0).rows());
    }
}
