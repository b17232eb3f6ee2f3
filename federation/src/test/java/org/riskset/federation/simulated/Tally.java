// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.util.Map;
import java.util.TreeMap;

/** How often what happened. */
final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    void add(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    void add(Tally other) {
        other.counts.forEach((what, count) -> counts.merge(what, count, Long::sum));
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
