// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.riskset.survival.digest.ShortestDecimal;

/**
 * One table as RFC 4180 text: comma, UTF-8, line feed, quotes where needed, a header line.
 *
 * <ul>
 *   <li>NaN and absent: an empty cell. Infinite: {@code Inf}, {@code -Inf}.
 *   <li>Text that a spreadsheet would run as a formula (it begins with {@code = + - @}, a tab or a carriage return):
 *       an apostrophe before it.
 * </ul>
 */
final class CsvTable {
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private final List<String> lines = new ArrayList<>();

    CsvTable(List<String> header) {
        lines.add(line(header));
    }

    /** Adds a row of {@link String}, {@link Number} and {@code null}. */
    void row(List<?> cells) {
        lines.add(line(cells));
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** The number as a cell; empty when it is not told. */
    static Long orEmpty(OptionalLong number) {
        return number.isPresent() ? (Long) number.getAsLong() : null;
    }

    private static String line(List<?> cells) {
        return cells.stream().map(CsvTable::cell).collect(Collectors.joining(","));
    }

    private static String cell(Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof Number number ? number(number) : quoted(harmless(cell.toString()));
    }

    private static String number(Number number) {
        if (number instanceof Long || number instanceof Integer) {
            return number.toString();
        }
        double value = number.doubleValue();
        if (Double.isNaN(value)) {
            return "";
        }
        return Double.isInfinite(value) ? (value > 0 ? "Inf" : "-Inf") : ShortestDecimal.of(value);
    }

    private static String harmless(String text) {
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
