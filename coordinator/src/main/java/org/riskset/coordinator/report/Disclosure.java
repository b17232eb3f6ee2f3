// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.List;
import java.util.Map;

/**
 * Under which conditions the result was released and what was decided about its parts.
 *
 * @param conditions the strictest of plan and sites' policies, by name; JSON values
 * @param rulings one per decision, in the order they were made
 */
public record Disclosure(Map<String, Object> conditions, List<Ruling> rulings) {

    public Disclosure {
        rulings = List.copyOf(rulings);
    }

    /** No conditions and no decisions. */
    public static Disclosure none() {
        return new Disclosure(Map.of(), List.of());
    }

    /**
     * One decision about one part of the result.
     *
     * @param rule the rule's name, as in {@code policy.yaml}
     * @param where the part of the result it speaks of
     * @param action {@code released}, {@code merged} or {@code withheld}
     */
    public record Ruling(String rule, String code, String where, String action) {}
}
