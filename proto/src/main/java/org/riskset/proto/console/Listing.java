// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.riskset.survival.digest.CanonicalJson;
import org.riskset.survival.error.Quoted;

/**
 * Rows under named columns, for people and for programs.
 *
 * @param columns such as {@code last contact}; as keys of JSON and CSV {@code last_contact}
 * @param rows one cell a column
 */
public record Listing(List<String> columns, List<List<Cell>> rows) {
    private static final String GAP = "  ";
    private static final int WIDEST = 40;

    /**
     * One entry.
     *
     * @param shown to people
     * @param value to programs, a text or a number; an empty text = unknown
     */
    public record Cell(String shown, Object value) {
        /** The same for both. */
        public static Cell of(String text) {
            return new Cell(text.isEmpty() ? "–" : text, text);
        }

        /** A number for both. */
        public static Cell of(long number) {
            return new Cell(Long.toString(number), number);
        }
    }

    public Listing {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A JSON array of objects, CSV with a header, or a table. */
    public String text(Format format) {
        return switch (format) {
            case JSON -> CanonicalJson.of(rows.stream().map(this::object).toList()) + "\n";
            case CSV -> csv();
            case TABLE -> table();
        };
    }

    private Map<String, Object> object(List<Cell> row) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            object.put(key(columns.get(i)), row.get(i).value());
        }
        return object;
    }

    private static String key(String column) {
        return column.replace(' ', '_');
    }

    private String csv() {
        StringBuilder text =
                new StringBuilder(columns.stream().map(Listing::key).collect(Collectors.joining(",", "", "\n")));
        rows.forEach(row -> text.append(
                row.stream().map(c -> field(c.value().toString())).collect(Collectors.joining(",", "", "\n"))));
        return text.toString();
    }

    private static String field(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private String table() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(c -> c.toUpperCase(Locale.ROOT)).toList());
        rows.forEach(row -> lines.add(
                row.stream().map(c -> Quoted.printable(c.shown(), WIDEST)).toList()));
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder padded = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                padded.append(line.get(i)).append(" ".repeat(width(lines, i) - length(line.get(i))));
                padded.append(GAP);
            }
            text.append(padded.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(l -> length(l.get(column))).max().orElse(0);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
