// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {
    private static final int CASES = 20_000;

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/ecmascript-numbers.csv")
    void rfc_8785_appendix_b_when_written_then_its_text(String bits, String text) {
        assertEquals(text, ShortestDecimal.of(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))));
    }

    @ParameterizedTest
    @CsvSource({"2E-323,2e-323", "2.0E-3,0.002", "1E-7,1e-7", "123456789012345680000,123456789012345680000", "0.1,0.1"})
    void known_doubles_when_written_then_as_ecmascript(double value, String text) {
        assertEquals(text, ShortestDecimal.of(value));
    }

    @Test
    void random_doubles_when_written_then_read_back_and_no_longer_than_jdk() {
        Random random = new Random(20);
        for (int i = 0; i < CASES; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String text = ShortestDecimal.of(value);

                assertEquals(value, Double.parseDouble(text), () -> "case " + value);
                assertTrue(digits(text) <= digits(Double.toString(value)), () -> text + " for " + value);
            }
        }
    }

    @Test
    void powers_of_two_when_written_then_no_longer_than_jdk() {
        for (int exponent = Double.MIN_EXPONENT - 52; exponent <= Double.MAX_EXPONENT; exponent++) {
            double value = Math.scalb(1.0, exponent);
            String text = ShortestDecimal.of(value);

            assertEquals(value, Double.parseDouble(text), text);
            assertTrue(digits(text) <= digits(Double.toString(value)), text);
        }
        assertEquals("5.684341886080802e-14", ShortestDecimal.of(Math.scalb(1.0, -44)));
    }

    @Test
    void decimals_of_few_digits_when_written_then_themselves() {
        Random random = new Random(21);
        for (int i = 0; i < CASES; i++) {
            BigDecimal decimal = BigDecimal.valueOf(random.nextInt(1_000_000_000), random.nextInt(9));

            assertEquals(0, decimal.compareTo(new BigDecimal(ShortestDecimal.of(decimal.doubleValue()))));
        }
    }

    @Test
    void no_number_when_written_then_refused() {
        assertThrows(IllegalArgumentException.class, () -> ShortestDecimal.of(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> ShortestDecimal.of(Double.NEGATIVE_INFINITY));
    }

    private static int digits(String number) {
        return new BigDecimal(number).stripTrailingZeros().precision();
    }
}
