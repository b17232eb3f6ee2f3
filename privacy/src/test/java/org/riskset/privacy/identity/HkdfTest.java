// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class HkdfTest {

    @ParameterizedTest
    @CsvFileSource(resources = "hkdf-rfc5869.csv", numLinesToSkip = 2)
    void case_of_the_rfc_when_derived_then_its_key_and_output(
            String ikm, String salt, String info, int length, String prk, String okm) {
        byte[] extracted = Hkdf.extract(hex(salt), hex(ikm));

        assertEquals(prk, HexFormat.of().formatHex(extracted));
        assertEquals(okm, HexFormat.of().formatHex(Hkdf.expand(extracted, hex(info), length)));
    }

    @Test
    void lengths_when_out_of_range_then_refused() {
        byte[] prk = new byte[32];

        assertEquals(8160, Hkdf.expand(prk, new byte[0], 8160).length);
        assertThrows(IllegalArgumentException.class, () -> Hkdf.expand(prk, new byte[0], 8161));
        assertThrows(IllegalArgumentException.class, () -> Hkdf.expand(prk, new byte[0], 0));
    }

    @Test
    void shorter_output_when_derived_then_the_longer_one_begins_with_it() {
        byte[] prk = Hkdf.extract(new byte[] {1}, new byte[] {2});
        byte[] longer = Hkdf.expand(prk, new byte[] {3}, 100);

        for (int length = 1; length <= 100; length++) {
            assertArrayEquals(Arrays.copyOf(longer, length), Hkdf.expand(prk, new byte[] {3}, length));
        }
    }

    private static byte[] hex(String digits) {
        return digits == null ? new byte[0] : HexFormat.of().parseHex(digits);
    }
}
