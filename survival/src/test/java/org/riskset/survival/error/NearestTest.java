// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("endpoint", "groupBy", "strata", "where");

    @ParameterizedTest
    @CsvSource({"endpint,endpoint", "grup_by,groupBy", "GROUPBY,groupBy", "starta,strata", "wheer,where"})
    void slip_when_asked_then_the_name_meant(String seen, String meant) {
        assertEquals(Optional.of(meant), Nearest.of(seen, KNOWN));
    }

    @Test
    void something_else_when_asked_then_nothing() {
        assertEquals(Optional.empty(), Nearest.of("models", KNOWN));
        assertEquals(Optional.empty(), Nearest.of("", KNOWN));
        assertEquals(Optional.empty(), Nearest.of("x".repeat(1 << 20), KNOWN));
    }

    @Test
    void five_letters_when_compared_then_counted_by_hand() {
        assertEquals(3, Nearest.distance("kitten", "sitting"));
        assertEquals(1, Nearest.distance("ab", "ba"));
        assertEquals(4, Nearest.distance("", "abcd"));
    }
}
