// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.Arrays;
import java.util.function.IntFunction;

/** The cells of a plot in letters, and a name at the right of some rows. */
final class PlotGrid {
    private static final char SHARED = '*';
    private static final char EMPTY = ' ';
    private static final String[] COLORS = {"\u001B[34m", "\u001B[33m", "\u001B[1m", "\u001B[90m"};
    private static final String RESET = "\u001B[0m";

    private final char[][] cells;
    private final String[] labels;

    PlotGrid(int rows, int columns) {
        cells = new char[rows][columns];
        labels = new String[rows];
        for (char[] row : cells) {
            Arrays.fill(row, EMPTY);
        }
    }

    void mark(int row, int column, char letter) {
        char there = cells[row][column];
        cells[row][column] = there == EMPTY || there == letter ? letter : SHARED;
    }

    void write(int row, int column, String text) {
        for (int i = 0; i < text.length() && column + i < cells[row].length; i++) {
            cells[row][column + i] = text.charAt(i);
        }
    }

    /** Names a row, or the nearest row that has no name yet; without a free row the name is left out. */
    void label(int row, String name) {
        for (int distance = 0; distance < labels.length; distance++) {
            for (int at : new int[] {row + distance, row - distance}) {
                if (at >= 0 && at < labels.length && labels[at] == null) {
                    labels[at] = name;
                    return;
                }
            }
        }
    }

    String text(IntFunction<String> left, boolean color) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < cells.length; row++) {
            String curve = new String(cells[row]);
            String line = labels[row] == null ? curve.stripTrailing() : curve + " " + labels[row];
            text.append((left.apply(row) + (color ? colored(line, curve.length()) : line)).stripTrailing());
            text.append('\n');
        }
        return text.toString();
    }

    private static String colored(String line, int curveCells) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean letter = i <= curveCells + 1 && Character.isLetterOrDigit(c);
            text.append(letter ? COLORS[Math.floorMod(c - 'a', COLORS.length)] + c + RESET : String.valueOf(c));
        }
        return text.toString();
    }
}
