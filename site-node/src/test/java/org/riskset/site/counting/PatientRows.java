// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A small table of texts. */
record PatientRows(List<String> columns, List<List<String>> rows) {

    Map<String, String> row(int index) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), rows.get(index).get(i));
        }
        return row;
    }

    /** As CSV; fields are quoted where they must be and, for good measure, in every second row. */
    byte[] csv() {
        StringBuilder text = new StringBuilder(line(columns, false));
        for (int i = 0; i < rows.size(); i++) {
            text.append(line(rows.get(i), i % 2 == 0));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> fields, boolean always) {
        return fields.stream().map(f -> field(f, always)).collect(Collectors.joining(",", "", "\n"));
    }

    private static String field(String text, boolean always) {
        boolean quoted = always || text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
