// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.coordinator.report.Reporting.Format;

class TerminalTest {

    @Test
    void small_example_when_printed_then_as_agreed() throws IOException {
        String text = Reporting.text(Reports.small(), Format.TABLE, TerminalStyle.PLAIN);

        assertEquals(golden("small.txt"), text);
    }

    @Test
    void cohort_when_printed_then_as_agreed() throws IOException {
        String text = Reporting.text(Reports.netOsAge(), Format.TABLE, TerminalStyle.PLAIN);

        assertEquals(golden("net-os-age.txt"), text);
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = TerminalTest.class.getResourceAsStream("/report/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("org.riskset.coordinator.report.ReportingTest#reports")
    void any_report_when_plotted_then_at_most_as_wide_as_asked(PooledReport report) {
        for (int columns : new int[] {40, 80, 120}) {
            String plot = TerminalPlot.text(report, TerminalStyle.PLAIN.withSize(columns, 12));

            plot.lines().forEach(line -> assertTrue(Printable.cells(line) <= columns, line));
        }
    }

    @Test
    void no_utf8_when_printed_then_only_ascii() {
        String text = Reporting.text(Reports.netOsAge(), Format.TABLE, TerminalStyle.ASCII);

        assertTrue(text.chars().allMatch(c -> c < 128), text);
        assertTrue(text.contains(" 100 +*****\n     |   bb**b\n"), text);
        assertTrue(text.contains("   0 ++---------+---"), text);
    }

    @Test
    void color_when_plotted_then_same_letters() {
        String colored = TerminalPlot.text(Reports.netOsAge(), TerminalStyle.PLAIN.withColor(true));

        assertTrue(colored.contains("\u001B[34ma\u001B[0m"));
        assertEquals(
                TerminalPlot.text(Reports.netOsAge(), TerminalStyle.PLAIN),
                colored.replaceAll("\u001B\\[[0-9;]*m", ""));
    }

    @Test
    void size_when_asked_then_that_many_rows() {
        List<String> lines = TerminalPlot.text(Reports.oneCurve(), TerminalStyle.PLAIN.withSize(100, 24))
                .lines()
                .toList();

        assertTrue(lines.get(6).startsWith("  75 ┤"));
        assertTrue(lines.get(24).startsWith("   0 └"));
        assertTrue(lines.stream().anyMatch(l -> l.endsWith(" a all")));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.00",
        "0.35, 0.35",
        "0.045, 0.05",
        "0.01, 0.01",
        "0.0096, 0.010",
        "0.001, 0.001",
        "0.00099, <0.001",
        "0, <0.001",
        "NaN, NE"
    })
    void p_value_when_in_a_table_then_two_or_three_decimals(double p, String text) {
        assertEquals(text, Numbers.p(p));
    }

    @Test
    void negative_almost_zero_when_rounded_then_no_minus() {
        assertEquals("0.0", Numbers.fixed(-0.01, 1));
    }
}
