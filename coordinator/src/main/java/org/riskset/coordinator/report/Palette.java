// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.List;

/** Colors and dashes of the curves in a panel of at most four; files are always on white. */
final class Palette {
    /** Curves of one panel. */
    static final int SIZE = 4;

    static final String BACKGROUND = "#FFFFFF";
    static final String TEXT = "#111111";
    static final String MUTED = "#4D4D4D";
    static final String GRID = "#D9D9D9";

    /** Lines, at least 3:1 on white; never the color of text. */
    static final List<String> LINES = List.of("#0072B2", "#D55E00", "#000000", "#777777");

    private static final List<String> DASHES = List.of("", "9 4", "2.5 3", "9 3 2 3");

    private Palette() {}

    static String line(int curve) {
        return LINES.get(curve % SIZE);
    }

    /** An SVG dash array; empty = solid. */
    static String dash(int curve) {
        return DASHES.get(curve % SIZE);
    }
}
