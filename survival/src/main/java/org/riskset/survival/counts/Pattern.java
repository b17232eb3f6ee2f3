// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One combination of levels: variable to the index of its level. */
public record Pattern(Map<String, Integer> levels) {

    /** The combination at a position of these axes, row-major. */
    public static Pattern of(List<Axis> axes, int index) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        int rest = index;
        for (int i = axes.size() - 1; i >= 0; i--) {
            levels.put(axes.get(i).variable(), rest % axes.get(i).size());
            rest /= axes.get(i).size();
        }
        return new Pattern(levels);
    }

    /** The position of this combination on axes that it has a level for. */
    public int index(List<Axis> axes) {
        int index = 0;
        for (Axis axis : axes) {
            index = index * axis.size() + levels.get(axis.variable());
        }
        return index;
    }
}
