// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.survival.counts.Lanes;

class FixedPointTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/fixed-point.csv")
    void published_values_when_encoded_then_integer_and_bytes(double value, int scale, BigInteger integer, String hex) {
        BigInteger encoded = FixedPoint.encode(value, scale);

        assertEquals(integer, encoded);
        Lanes lane = new Lanes(new long[0], new long[1], new long[1]);
        lane.setWide(0, encoded);
        assertArrayEquals(HexFormat.of().parseHex(hex), lane.toBytes());
        assertEquals(integer, lane.wide(0));
        assertEquals(value, FixedPoint.decode(encoded, scale), Math.scalb(0.5, -scale));
    }

    @Test
    void halves_when_encoded_then_even() {
        double[] values = {0.5, 1.5, 2.5, -0.5, -1.5};

        assertArrayEquals(
                new long[] {0, 2, 2, 0, -2},
                Arrays.stream(values)
                        .mapToLong(v -> FixedPoint.encode(v, 0).longValueExact())
                        .toArray());
    }

    @Test
    void edge_of_the_lane_when_encoded_then_refused_beyond() {
        assertEquals(BigInteger.TWO.pow(127).negate(), FixedPoint.encode(-Math.scalb(1.0, 63), 64));
        assertThrows(ArithmeticException.class, () -> FixedPoint.encode(Math.scalb(1.0, 63), 64));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void no_number_when_encoded_then_refused(double value) {
        assertThrows(ArithmeticException.class, () -> FixedPoint.encode(value, 64));
    }
}
