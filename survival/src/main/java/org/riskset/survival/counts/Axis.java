// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.List;

/** One variable's levels as an axis of a block, in study order. */
public record Axis(String variable, List<String> levels) {
    public Axis {
        levels = List.copyOf(levels);
    }

    public int size() {
        return levels.size();
    }
}
