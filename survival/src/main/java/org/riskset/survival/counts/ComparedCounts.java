// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.Set;
import java.util.function.Function;

/** What tests are computed from. */
public sealed interface ComparedCounts {

    <R> R fold(Function<Points, R> points, Function<Intervals, R> intervals);

    /**
     * Counts at every point of the grid.
     *
     * @param hidden groups that must not show: no test has them, and no pair
     */
    record Points(Aggregate pooled, Set<String> hidden) implements ComparedCounts {
        public Points {
            hidden = Set.copyOf(hidden);
        }

        /** Every group may be compared. */
        public Points(Aggregate pooled) {
            this(pooled, Set.of());
        }

        @Override
        public <R> R fold(Function<Points, R> points, Function<Intervals, R> intervals) {
            return points.apply(this);
        }
    }

    /**
     * Counts in intervals that are told, for tests of any cause without strata.
     *
     * @param groups only those that show; a missing group makes every test but the pairs of the others impossible
     * @param complete whether no group is missing
     */
    record Intervals(GroupedRiskTable groups, boolean complete) implements ComparedCounts {
        @Override
        public <R> R fold(Function<Points, R> points, Function<Intervals, R> intervals) {
            return intervals.apply(this);
        }
    }
}
