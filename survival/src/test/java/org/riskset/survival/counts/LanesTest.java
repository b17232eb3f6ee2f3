// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.survival.counts.Block.ExclusionBlock;
import org.riskset.survival.counts.Block.StatisticBlock;

class LanesTest {
    private static final Layout LAYOUT =
            new Layout(List.of(new StatisticBlock("test 0 logrank", 2, 64), new ExclusionBlock(List.of("a"))));

    @ParameterizedTest
    @MethodSource("org.riskset.survival.counts.Cohorts#seeds")
    void wide_lanes_when_added_then_as_integers_modulo_2_to_the_128(long seed) {
        Random random = new Random(seed);
        BigInteger a = new BigInteger(127, random).subtract(new BigInteger(127, random));
        BigInteger b = new BigInteger(127, random).subtract(new BigInteger(127, random));

        Lanes sum = lanes(1, a).plus(lanes(2, b));

        byte[] low = new byte[16];
        byte[] whole = a.add(b).mod(BigInteger.ONE.shiftLeft(128)).toByteArray();
        for (int i = 0; i < 16 && i < whole.length; i++) {
            low[15 - i] = whole[whole.length - 1 - i];
        }
        assertEquals(new BigInteger(low), sum.wide(0), () -> "seed " + seed);
        assertEquals(3, sum.narrow()[0]);
    }

    @Test
    void numbers_when_written_then_counts_first_and_little_endian() {
        Lanes lanes = lanes(258, BigInteger.ONE.negate());

        String hex = HexFormat.of().formatHex(lanes.toBytes());

        assertEquals("0201000000000000" + "f".repeat(32) + "0".repeat(32), hex);
        assertEquals(lanes, Lanes.fromBytes(LAYOUT, lanes.toBytes()));
    }

    @Test
    void other_length_when_read_then_refused() {
        assertThrows(IllegalArgumentException.class, () -> Lanes.fromBytes(LAYOUT, new byte[39]));
        assertThrows(IllegalArgumentException.class, () -> Lanes.zero(LAYOUT).plus(Lanes.zero(new Layout(List.of()))));
    }

    @Test
    void numbers_when_printed_then_never_shown() {
        assertFalse(lanes(4711, BigInteger.TEN).toString().contains("4711"));
    }

    private static Lanes lanes(long count, BigInteger value) {
        Lanes lanes = Lanes.zero(LAYOUT);
        lanes.narrow()[0] = count;
        lanes.setWide(0, value);
        return lanes;
    }
}
