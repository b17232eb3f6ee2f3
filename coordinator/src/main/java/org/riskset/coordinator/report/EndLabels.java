// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names of curves at the right edge of a panel, moved apart so that none stands on another. */
final class EndLabels {
    private EndLabels() {}

    /** One name and the height at which its curve ends. */
    record Label(int curve, String name, double y) {
        Label at(double newY) {
            return new Label(curve, name, newY);
        }
    }

    /**
     * The labels from top to bottom, each at least {@code distance} below the one before, within the panel.
     *
     * @param labels few enough to fit
     */
    static List<Label> apart(List<Label> labels, double top, double bottom, double distance) {
        List<Label> placed = new ArrayList<>(labels);
        placed.sort(Comparator.comparingDouble(Label::y).thenComparingInt(Label::curve));
        double floor = top;
        for (int i = 0; i < placed.size(); i++) {
            placed.set(i, placed.get(i).at(Math.max(placed.get(i).y(), floor)));
            floor = placed.get(i).y() + distance;
        }
        double ceiling = bottom;
        for (int i = placed.size() - 1; i >= 0; i--) {
            placed.set(i, placed.get(i).at(Math.min(placed.get(i).y(), ceiling)));
            ceiling = placed.get(i).y() - distance;
        }
        return placed;
    }
}
