// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseConditionsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 9999})
    void conditions_when_written_and_read_then_equal(int minSites) {
        ReleaseConditions conditions = new ReleaseConditions(minSites);

        assertEquals(Optional.of(conditions), ReleaseConditions.parse(conditions.canonicalJson()));
    }

    @Test
    void protected_release_when_written_and_read_then_equal() {
        ReleaseDemand demand = new ReleaseDemand(ReleaseLevel.SUMMARY, 11, 22, 5, OptionalDouble.of(0.25), true, false);
        ReleaseConditions conditions = new ReleaseConditions(3, Quorum.ALL, demand);

        assertEquals(Optional.of(conditions), ReleaseConditions.parse(conditions.canonicalJson()));
    }

    @Test
    void two_demands_when_combined_then_the_stricter_member_of_each() {
        ReleaseDemand coarse = new ReleaseDemand(ReleaseLevel.EXACT, 11, 10, 30, OptionalDouble.of(3), false, false);
        ReleaseDemand summary = new ReleaseDemand(ReleaseLevel.SUMMARY, 5, 22, 10, OptionalDouble.empty(), true, true);
        ReleaseDemand both = new ReleaseDemand(ReleaseLevel.SUMMARY, 11, 22, 30, OptionalDouble.of(3), true, false);

        assertEquals(both, coarse.and(summary));
        assertEquals(both, summary.and(coarse));
    }

    @Test
    void two_conditions_when_combined_then_the_larger_demand() {
        assertEquals(
                3,
                ReleaseConditions.strictest(List.of(new ReleaseConditions(3), new ReleaseConditions(2)), 2)
                        .minSites());
        assertEquals(
                3,
                ReleaseConditions.strictest(List.of(new ReleaseConditions(2), new ReleaseConditions(3)), 2)
                        .minSites());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "{\"min_sites\":3}", "\"min_sites\":3,"})
    void other_text_when_read_then_not_understood(String text) {
        assertEquals(Optional.empty(), ReleaseConditions.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"min_cell\":1>\"min_cell\":2",
                "\"min_cell\":1>\"min_cell\":51",
                "\"min_group\":1>\"min_group\":0",
                "\"release\":\"exact\">\"release\":\"all\"",
                "\"release_step\":\"none\">\"release_step\":0",
                "\"release_step\":\"none\">\"release_step\":1.0",
                "\"release_step\":\"none\">\"release_step\":.",
                "\"snapshot\":null>\"snapshot\":{}",
                "\"min_sites\":3>\"min_sites\":03",
                "\"min_sites\":3>\"min_sites\":3,\"min_sites\":1",
                "\"min_sites\":3>\"min_sites\":-3",
                "\"min_sites\":3>\"min_sites\":10000",
                "{>{ ",
                "}>,\"extra\":1}"
            })
    void conditions_this_version_does_not_enforce_when_read_then_not_understood(String change) {
        String[] both = change.split(">", 2);
        String changed = new ReleaseConditions(3).canonicalJson().replace(both[0], both[1]);

        assertEquals(Optional.empty(), ReleaseConditions.parse(changed));
    }
}
