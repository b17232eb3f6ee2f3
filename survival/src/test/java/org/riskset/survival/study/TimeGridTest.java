// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeGridTest {

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 0",
        "1, 0.3, 1, 0",
        "1, 1, 1, 1",
        "1, 1.0000001, 2, 1",
        "1, 0.9999999, 1, 0",
        "0.1, 17.6, 176, 176",
        "0.1, 0.3, 3, 3",
        "0.1, 0.30000000000000004, 3, 3",
        "30.4375, 365.25, 12, 12",
        "7, 6.9999999999999, 1, 1",
        "0.25, 0.26, 2, 1",
        "3, 1e-300, 1, 0"
    })
    void time_when_placed_then_ceiling_and_floor(double width, double time, long index, long floor) {
        TimeGrid grid = grid(width);

        assertEquals(index, grid.index(time));
        assertEquals(floor, grid.floorIndex(time));
        assertEquals(index == floor, grid.contains(time));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0.1, 0.01, 0.001, 7, 30.4375})
    void grid_points_when_placed_then_themselves(double width) {
        TimeGrid grid = grid(width);

        for (long k = 0; k <= 20_000; k++) {
            assertEquals(k, grid.index(grid.time(k)));
            assertEquals(k, grid.floorIndex(grid.time(k)));
            assertEquals(k, grid.index(k * width)); // the product in doubles is a point as well
        }
    }

    @Test
    void point_when_told_then_the_decimal_product() {
        assertEquals(0.3, grid(0.1).time(3));
        assertEquals(new BigDecimal("17.6").doubleValue(), grid(0.1).time(176));
    }

    @Test
    void quotient_when_beyond_the_tolerance_then_next_point() {
        TimeGrid grid = grid(1);

        assertEquals(1000, grid.index(1000 * (1 + 0.9e-9)));
        assertEquals(1001, grid.index(1000 * (1 + 1.1e-9)));
        assertEquals(1000, grid.floorIndex(1000 * (1 - 0.9e-9)));
        assertEquals(999, grid.floorIndex(1000 * (1 - 1.1e-9)));
        assertFalse(grid.contains(1000 * (1 + 1.1e-9)));
    }

    @Test
    void horizon_when_present_then_has_an_index() {
        assertEquals(OptionalLong.of(3), new TimeGrid(0.1, OptionalDouble.of(0.3)).horizonIndex());
        assertTrue(grid(0.1).horizonIndex().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void width_when_not_a_length_then_refused(double width) {
        assertThrows(IllegalArgumentException.class, () -> grid(width));
    }

    private static TimeGrid grid(double width) {
        return new TimeGrid(width, OptionalDouble.empty());
    }
}
