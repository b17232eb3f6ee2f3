// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuorumTest {

    @ParameterizedTest
    @CsvSource({"3, 3", "4, 3", "5, 4", "6, 5", "8, 6", "10, 7", "20, 14", "50, 34", "500, 334"})
    void default_when_taken_among_n_sites_then_more_than_two_thirds(int n, int k) {
        assertEquals(k, Quorum.DEFAULT.at(n));
        assertTrue(3 * k > 2 * n);
    }

    @Test
    void all_when_taken_among_n_sites_then_every_one() {
        assertEquals(3, Quorum.ALL.at(3));
        assertEquals(4096, Quorum.ALL.at(4096));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "all", "3", "17", "9999"})
    void quorum_when_signed_and_read_then_the_same(String written) {
        ReleaseConditions conditions = new ReleaseConditions(3, new Quorum(written));

        assertEquals(Optional.of(conditions), ReleaseConditions.parse(conditions.canonicalJson()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "03", "-3", "10000", "most", "Default", "3 ", "3.5"})
    void anything_else_when_read_then_no_quorum(String written) {
        assertEquals(Optional.empty(), Quorum.parse(written));
        assertThrows(IllegalArgumentException.class, () -> new Quorum(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"most\"", "\"3\"", "0", "03", "null", "true", "\"default\",\"quorum\":\"all\""})
    void conditions_with_another_quorum_when_read_then_not_understood(String quorum) {
        String signed = new ReleaseConditions(3).canonicalJson().replace("\"default\"", quorum);

        assertEquals(Optional.empty(), ReleaseConditions.parse(signed));
    }

    @ParameterizedTest
    @CsvSource({
        "default, all,     5, 5",
        "all,     default, 5, 5",
        "default, 3,       6, 5",
        "3,       default, 6, 5",
        "4,       default, 4, 4",
        "3,       3,       4, 3"
    })
    void two_sites_when_they_want_different_quorums_then_the_larger_at_this_number_of_sites(
            String one, String other, int n, int k) {
        ReleaseConditions strictest = ReleaseConditions.strictest(
                List.of(new ReleaseConditions(3, new Quorum(one)), new ReleaseConditions(3, new Quorum(other))), n);

        assertEquals(k, strictest.quorum().at(n));
    }
}
