// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.List;
import java.util.Map;

/**
 * One complete row on a plan's grid: the specification of what a site counts by SQL.
 *
 * @param entry index of the last grid point at or before entry, 0 without delayed entry
 * @param time index of the first grid point at or after the time, at most the horizon
 * @param cause the cause's index in study order, −1 when censored
 * @param levels variable to the index of its level
 */
public record Observation(int entry, int time, int cause, Map<String, Integer> levels) {
    public Observation {
        levels = Map.copyOf(levels);
    }

    public boolean event() {
        return cause >= 0;
    }

    int pattern(List<Axis> axes) {
        return new Pattern(levels).index(axes);
    }
}
