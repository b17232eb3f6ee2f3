// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

/**
 * What the terminal can show and the user wants to see.
 *
 * @param plot whether to draw the curves
 * @param columns of the plot with its labels, at least {@link #FEWEST_COLUMNS}
 * @param rows of the plot from 100 % down, at least {@link #FEWEST_ROWS}
 * @param unicode whether the locale is UTF-8
 * @param color whether ANSI colors may be added
 */
public record TerminalStyle(boolean plot, int columns, int rows, boolean unicode, boolean color) {
    public static final int FEWEST_COLUMNS = 40;
    public static final int FEWEST_ROWS = 4;

    /** 80 columns, 12 rows, box characters, no color. */
    public static final TerminalStyle PLAIN = new TerminalStyle(true, 80, 12, true, false);

    /** The same for a locale without box characters. */
    public static final TerminalStyle ASCII = new TerminalStyle(true, 80, 12, false, false);

    public TerminalStyle {
        columns = Math.max(columns, FEWEST_COLUMNS);
        rows = Math.max(rows, FEWEST_ROWS);
    }

    public TerminalStyle withSize(int newColumns, int newRows) {
        return new TerminalStyle(plot, newColumns, newRows, unicode, color);
    }

    public TerminalStyle withColor(boolean wanted) {
        return new TerminalStyle(plot, columns, rows, unicode, wanted);
    }

    public TerminalStyle withPlot(boolean wanted) {
        return new TerminalStyle(wanted, columns, rows, unicode, color);
    }
}
