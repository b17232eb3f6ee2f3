// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdinalSetTest {

    @Test
    void sets_when_drawn_then_size_members_and_common_are_those_of_bit_sets() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            BitSet a = drawn(random);
            BitSet b = drawn(random);
            BitSet both = (BitSet) a.clone();
            both.and(b);
            BitSet either = (BitSet) a.clone();
            either.or(b);

            OrdinalSet left = OrdinalSet.of(a);
            OrdinalSet right = OrdinalSet.of(b);

            assertEquals(a.cardinality(), left.size());
            assertEquals(both.cardinality(), left.common(right));
            assertEquals(OrdinalSet.of(either), left.union(right));
            assertArrayEquals(a.stream().toArray(), left.stream().toArray());
            assertTrue(left.stream().allMatch(left::contains));
            assertEquals(a.equals(b), left.equals(right));
        }
    }

    @Test
    void set_when_written_and_read_then_the_same() {
        Random random = new Random(2);
        for (int i = 0; i < 300; i++) {
            OrdinalSet set = OrdinalSet.of(drawn(random));
            assertEquals(set, OrdinalSet.fromBytes(set.toBytes()));
        }
    }

    @Test
    void set_when_whole_or_sparse_then_few_bytes() {
        BitSet whole = new BitSet();
        whole.set(0, 64_000);
        BitSet sparse = new BitSet();
        sparse.set(64_000);

        assertEquals(2, OrdinalSet.of(whole).toBytes().length);
        assertEquals(11, OrdinalSet.of(sparse).toBytes().length);
        assertEquals(0, OrdinalSet.of().toBytes().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04", // ends in a word of zeros
                "06", // a literal run without its word
                "060000000000000000", // zeros as a literal
                "06ffffffffffffffff", // ones as a literal
                "0505", // one run as two
                "00", // an empty run
                "8500", // a length in more bytes than it needs
                "07", // no such kind
                "fdffffff7f", // longer than any set
                "ffffffffff" // a length without end
            })
    void bytes_when_no_set_writes_them_then_refused(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThrows(IllegalArgumentException.class, () -> OrdinalSet.fromBytes(bytes));
    }

    @Test
    void text_of_a_set_when_printed_then_neither_who_nor_how_many() {
        assertEquals("OrdinalSet", OrdinalSet.of(1, 2, 3).toString());
    }

    // Runs of ones and zeros of any length, so that words of each kind occur.
    private static BitSet drawn(Random random) {
        BitSet bits = new BitSet();
        int at = random.nextInt(200);
        for (int run = random.nextInt(6); run > 0; run--) {
            int length = 1 + random.nextInt(300);
            bits.set(at, at + length);
            if (random.nextBoolean()) {
                bits.flip(at + random.nextInt(length));
            }
            at += length + random.nextInt(300);
        }
        return bits;
    }
}
