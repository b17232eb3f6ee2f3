// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.digest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void fips_180_example_when_hashed_then_its_digest() {
        assertEquals("sha256:" + OF_ABC, Digest.of("abc").toString());
    }

    @Test
    void written_form_when_read_then_the_same_digest() {
        Digest digest = Digest.of("abc");

        assertEquals(digest, Digest.parse(digest.toString()));
        assertArrayEquals(digest.bytes(), Digest.ofHash(digest.bytes()).bytes());
    }

    @Test
    void digest_when_brief_then_first_eight_and_last_seven_digits() {
        assertEquals("sha256:ba7816bf…20015ad", Digest.of("abc").brief());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:", "sha512:" + OF_ABC, "SHA256:" + OF_ABC, "sha256:" + OF_ABC + "0", OF_ABC})
    void other_text_when_read_then_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Digest.parse(text));
    }
}
