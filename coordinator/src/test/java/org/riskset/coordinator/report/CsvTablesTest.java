// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvTablesTest {

    @Test
    void curve_when_written_then_names_of_broom() {
        List<String> lines = lines(Reports.small(), "curve.csv");

        assertEquals(
                "strata,time,n.risk,n.event,n.censor,estimate,std.error,conf.high,conf.low,std.error.surv,cumhaz,"
                        + "std.error.cumhaz",
                lines.get(0));
        assertTrue(lines.get(9).startsWith("arm=A,2,6,1,0,0.8333333333333334,0.05,"), lines.get(9));
        assertEquals("arm=A,12,1,1,0,0,Inf,,,Inf,Inf,Inf", lines.get(13));
    }

    private static List<String> lines(PooledReport report, String file) {
        return CsvTables.files(report).get(file).lines().toList();
    }

    @Test
    void cohort_when_written_then_each_table_has_its_numbers() {
        PooledReport report = Reports.netOsAge();

        assertTrue(lines(report, "summary.csv").contains("all,150,98,quantile,0.5,log,67.3,,57.9,90.3"));
        assertTrue(lines(report, "summary.csv").contains("all,150,98,follow.up,0.5,log,116.6,,101.4,171.7"));
        assertTrue(lines(report, "risktable.csv").contains("age_group=<51,36,29,4,10"));
        assertTrue(lines(report, "test.csv").contains("trend,,,logrank,,,,,,,,no events"));
        assertTrue(lines(report, "pairwise.csv").contains("<51,>69,,,,,,no events"));
        assertTrue(lines(report, "landmarks.csv").get(1).startsWith("all,12,137,0.9133333333333331,"));
    }

    @ParameterizedTest
    @MethodSource("org.riskset.coordinator.report.ReportingTest#reports")
    void any_report_when_written_then_tables_are_rectangles_without_formulas(PooledReport report) {
        for (Map.Entry<String, String> file : CsvTables.files(report).entrySet()) {
            if (file.getKey().endsWith(".csv")) {
                List<List<String>> rows = parse(file.getValue());
                rows.forEach(row -> assertEquals(rows.get(0).size(), row.size(), file.getKey() + row));
                rows.stream().flatMap(List::stream).forEach(CsvTablesTest::assertHarmless);
            }
        }
    }

    private static void assertHarmless(String cell) {
        boolean number = cell.matches("-?[0-9.]+(e[+-]?[0-9]+)?|-?Inf");
        assertFalse(!number && cell.matches("(?s)[=+@\t\r-].*"), cell);
    }

    @Test
    void formula_as_a_name_when_written_then_apostrophe_before_it() {
        CsvTable table = new CsvTable(List.of("group"));
        Arrays.asList("=1+1", "+1", "-1", "@a", "\tx", "a=1", "", "<51").forEach(name -> table.row(List.of(name)));

        assertEquals("group\n'=1+1\n'+1\n'-1\n'@a\n'\tx\na=1\n\n<51\n", table.text());
    }

    @Test
    void numbers_when_written_then_negative_ones_stay_numbers() {
        CsvTable table = new CsvTable(List.of("a", "b", "c", "d"));
        table.row(Arrays.asList(-1.5, Double.NaN, Double.NEGATIVE_INFINITY, null));

        assertEquals("a,b,c,d\n-1.5,,-Inf,\n", table.text());
    }

    // RFC 4180, as a reader would
    private static List<List<String>> parse(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean doubled = quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
            if (doubled) {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        assertTrue(row.isEmpty() && cell.isEmpty());
        return rows;
    }
}
