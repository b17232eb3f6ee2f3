// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

    @ParameterizedTest
    @CsvSource({
        "'protocol v2, section *','protocol v2, section 4.1',true",
        "'protocol v2, section *','protocol v2, section ',true",
        "'protocol v2, section *','protocol v2',false",
        "'*','',true",
        "'','a',false",
        "'a.c','abc',false",
        "'*b*d','abcd',true",
        "'*b*d','abcde',false"
    })
    void pattern_when_matched_then_a_star_is_any_text(String pattern, String text, boolean fits) {
        assertEquals(fits, Wildcard.matches(pattern, text));
    }

    @Test
    void many_stars_when_matched_then_ends_soon() {
        assertFalse(Wildcard.matches("*a".repeat(1000) + "b", "a".repeat(10_000)));
    }
}
