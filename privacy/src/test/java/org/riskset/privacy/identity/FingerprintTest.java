// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.ConfigurationException;

class FingerprintTest {
    private final PublicIdentity identity = new PublicIdentity("5a".repeat(32));
    private final Fingerprint whole = identity.fingerprint();

    @Test
    void key_when_fingerprinted_then_sha256_of_its_bytes() {
        String digest = Digest.of(identity.bytes()).hex();

        assertEquals("sha256:" + digest, whole.file());
        assertEquals(digest.substring(0, 32), whole.aloud().replace("-", ""));
        assertEquals(39, whole.aloud().length());
    }

    @Test
    void either_form_when_read_then_matches() {
        Fingerprint aloud = Fingerprint.parse(" " + whole.aloud().toUpperCase(Locale.ROOT) + " ");

        assertTrue(whole.matches(aloud));
        assertTrue(aloud.matches(whole));
        assertTrue(whole.matches(Fingerprint.parse(whole.file())));
        assertThrows(IllegalStateException.class, aloud::file);
    }

    @Test
    void other_key_when_compared_then_no_match() {
        Fingerprint other = new PublicIdentity("5b".repeat(32)).fingerprint();

        assertFalse(whole.matches(other));
        assertFalse(whole.matches(Fingerprint.parse(other.aloud())));
    }

    @Test
    void last_digit_differs_when_whole_then_no_match() {
        String last = whole.hex().endsWith("0") ? "1" : "0";

        assertFalse(whole.matches(new Fingerprint(whole.hex().substring(0, 63) + last)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:", "sha256:12", "58a8", "58a8-4101-e9d5-c4d8-d131-6e9b-1319", "58a84101"})
    void cut_text_when_read_then_refused(String text) {
        assertThrows(ConfigurationException.class, () -> Fingerprint.parse(text));
    }
}
