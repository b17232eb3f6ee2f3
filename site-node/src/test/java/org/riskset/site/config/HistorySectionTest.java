// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.privacy.disclosure.HistoryRules;
import org.riskset.privacy.disclosure.HistoryRules.Budget;
import org.riskset.privacy.disclosure.HistoryRules.Differencing;
import org.riskset.privacy.disclosure.HistoryRules.OnHit;
import org.riskset.privacy.disclosure.HistoryRules.Pairs;
import org.riskset.privacy.disclosure.HistoryRules.RosterChange;
import org.riskset.privacy.disclosure.HistoryRules.Sets;
import org.riskset.survival.error.ConfigurationException;

class HistorySectionTest {

    @Test
    void keys_when_all_are_written_then_as_they_say() {
        assertEquals(
                new HistoryRules(
                        Optional.of(new Differencing(7, Pairs.EITHER, Sets.ATOMS, OnHit.REFUSE)),
                        Optional.of(new RosterChange(4, OnHit.ASK)),
                        OptionalInt.of(12),
                        Optional.of(new Budget(OptionalInt.of(50), OptionalInt.of(20)))),
                read("""
                          differencing: {threshold: 7, rule: either, sets: atoms, scope: site, on_hit: refuse}
                          roster_change: {min: 4, on_hit: ask}
                          snapshot: {mode: pinned, move_after: 12}
                          budget: {plans_per_study: 50, per_day: 20}
                        """));
    }

    @Test
    void keys_when_nothing_but_the_rule_is_written_then_the_defaults() {
        assertEquals(
                new HistoryRules(
                        Optional.of(new Differencing(5, Pairs.NEAR_COPY, Sets.SPAN, OnHit.ASK)),
                        Optional.of(new RosterChange(3, OnHit.REFUSE)),
                        OptionalInt.of(10),
                        Optional.of(new Budget(OptionalInt.empty(), OptionalInt.empty()))),
                read("  differencing: {}\n  roster_change: {}\n  snapshot: {}\n  budget: {}\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  differencing: off\n  roster_change: off\n  snapshot: off\n  budget: none\n"})
    void keys_when_absent_or_off_then_nothing_is_compared(String keys) {
        assertEquals(HistoryRules.OFF, read(keys));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "differencing: on",
                "differencing: {threshold: 1}",
                "differencing: {rule: far}",
                "differencing: {sets: all}",
                "differencing: {scope: pooled}",
                "differencing: {on_hit: ignore}",
                "differencing: {treshold: 5}",
                "roster_change: {min: 1}",
                "roster_change: none",
                "snapshot: {mode: live}",
                "snapshot: {move_after: 1}",
                "budget: off",
                "budget: {per_day: 0}"
            })
    void key_when_it_says_what_cannot_be_done_then_refused(String key) {
        assertThrows(ConfigurationException.class, () -> read("  " + key + "\n"));
    }

    private static HistoryRules read(String keys) {
        String policy = "policy:\n  release: exact\n" + keys;
        return PolicyDocument.read("policy.yaml", policy.getBytes(StandardCharsets.UTF_8))
                .history();
    }
}
