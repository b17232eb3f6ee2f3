// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TranscriptTest {

    @Test
    void example_of_the_protocol_when_written_then_same_bytes() {
        byte[] written = Transcript.of("keys").bytes(new byte[] {1, 2}).u16(3).toBytes();

        assertArrayEquals(Vectors.bytes("T_example"), written);
    }

    @Test
    void each_integer_when_written_then_big_endian_of_its_width() {
        byte[] written = Transcript.of("x").u8(255).u32(0xfffffffeL).u64(258).toBytes();

        byte[] fields =
                HexFormat.of().parseHex("00000001" + "ff" + "00000004" + "fffffffe" + "00000008" + "0000000000000102");
        assertArrayEquals(fields, Arrays.copyOfRange(written, written.length - fields.length, written.length));
    }

    @Test
    void fields_cut_elsewhere_when_hashed_then_other_digest() {
        Transcript one = Transcript.of("x").text("ab").text("c");
        Transcript other = Transcript.of("x").text("a").text("bc");

        assertNotEquals(one.hash(), other.hash());
    }

    @Test
    void number_too_wide_when_appended_then_refused() {
        Transcript transcript = Transcript.of("x");

        assertThrows(IllegalArgumentException.class, () -> transcript.u8(256));
        assertThrows(IllegalArgumentException.class, () -> transcript.u16(65_536));
        assertThrows(IllegalArgumentException.class, () -> transcript.u32(1L << 32));
        assertThrows(IllegalArgumentException.class, () -> transcript.u64(-1));
    }
}
