// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.survival.error.VerificationException;

/** What is refused beside the list of the known answers. */
class PublicPointTest {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 64})
    void other_lengths_when_read_then_refused(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 9);

        refused(bytes);
    }

    @Test
    void every_coordinate_from_p_on_when_read_then_refused() {
        for (int above = 0; above < 19; above++) {
            refused(little(P.add(BigInteger.valueOf(above))));
        }
    }

    @Test
    void any_coordinate_with_its_top_bit_set_when_read_then_refused() {
        SeededRandom random = new SeededRandom(1);
        for (int i = 0; i < 200; i++) {
            refused(little(new BigInteger(255, random).setBit(255)));
        }
    }

    @Test
    void sound_coordinates_when_read_then_kept_as_they_are() {
        SeededRandom random = new SeededRandom(2);
        for (int i = 0; i < 200; i++) {
            BigInteger u = new BigInteger(254, random).add(BigInteger.TWO);

            PublicPoint point = PublicPoint.of(little(u));

            assertEquals(u, point.coordinate());
            assertArrayEquals(little(u), point.bytes());
        }
        assertEquals(
                P.subtract(BigInteger.TWO),
                PublicPoint.of(little(P.subtract(BigInteger.TWO))).coordinate());
    }

    private static void refused(byte[] bytes) {
        VerificationException refused = assertThrows(VerificationException.class, () -> PublicPoint.of(bytes));

        assertEquals("RS-SEC-012", refused.first().code().code());
    }

    private static byte[] little(BigInteger u) {
        byte[] bytes = new byte[Secret.LENGTH];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = u.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }
}
