// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.ArrayList;
import java.util.List;

/** A table in letters: the first columns left-aligned, numbers right-aligned, two spaces between. */
final class TextTable {
    private static final String GAP = "  ";
    private static final int WIDEST_NAME = 24;

    private final int leftColumns;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(int leftColumns) {
        this.leftColumns = leftColumns;
    }

    void row(List<String> cells) {
        List<String> fitted = new ArrayList<>(cells);
        for (int i = 0; i < Math.min(leftColumns, fitted.size()); i++) {
            fitted.set(i, Printable.fit(Printable.line(fitted.get(i)), WIDEST_NAME));
        }
        rows.add(fitted);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String padding = Printable.padding(row.get(i), width(i));
                line.append(i == 0 ? "" : GAP);
                line.append(i < leftColumns ? row.get(i) + padding : padding + row.get(i));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(r -> column < r.size())
                .mapToInt(r -> Printable.cells(r.get(column)))
                .max()
                .orElse(0);
    }
}
