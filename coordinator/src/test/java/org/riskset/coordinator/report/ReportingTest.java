// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.coordinator.report.Reporting.Format;
import org.riskset.survival.error.RisksetException;

class ReportingTest {
    @TempDir
    private Path folder;

    static Stream<PooledReport> reports() {
        return Stream.of(
                        Reports.netOsAge(),
                        Reports.small(),
                        Reports.oneCurve(),
                        Reports.grouped(2),
                        Reports.grouped(12),
                        Reports.hostile(),
                        Reports.empty())
                .flatMap(r -> Stream.of(r, Reports.partial(r)));
    }

    @Test
    void report_when_written_twice_then_same_files_and_nothing_else() throws IOException {
        PooledReport report = Reports.netOsAge();

        Reporting.write(report, folder.resolve("out"));
        String first = Files.readString(folder.resolve("out/figure.svg"));
        Reporting.write(report, folder.resolve("out"));

        assertEquals(first, Files.readString(folder.resolve("out/figure.svg")));
        assertEquals(
                List.of(
                        "README.txt",
                        "curve.csv",
                        "figure.svg",
                        "landmarks.csv",
                        "pairwise.csv",
                        "result.json",
                        "risktable.csv",
                        "summary.csv",
                        "test.csv"),
                names(folder.resolve("out")));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void file_in_place_of_folder_when_written_then_code() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");

        RisksetException thrown = assertThrows(RisksetException.class, () -> Reporting.write(Reports.small(), file));

        assertEquals(ReportError.NOT_WRITTEN, thrown.first().code());
        assertEquals(1, thrown.exitCode());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void any_report_when_written_then_no_word_that_promises_too_much(PooledReport report) {
        String all = String.join("\n", Reporting.files(report).values())
                + Reporting.text(report, Format.TABLE, TerminalStyle.PLAIN);

        for (String word : List.of("anonym", "de-identif", "safe to share")) {
            assertFalse(all.toLowerCase(Locale.ROOT).contains(word), word);
        }
        assertTrue(all.contains("pooled, exact: patient-level data"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void any_report_when_on_terminal_then_only_lines_of_printable_text(PooledReport report) {
        String text = Reporting.text(report, Format.TABLE, TerminalStyle.PLAIN);

        assertTrue(text.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)), text);
        assertTrue(text.codePoints().noneMatch(c -> Character.getType(c) == Character.FORMAT), text);
    }

    @Test
    void partial_run_when_written_then_every_text_says_so() {
        PooledReport report = Reports.partial(Reports.netOsAge());

        assertTrue(ResultJson.text(report).contains("\"state\" : \"PARTIAL\""));
        assertTrue(KaplanMeierSvg.text(report).contains("PARTIAL: 2 of 3 centers; missing: site-2 (SILENT)."));
        assertTrue(Reporting.text(report, Format.TABLE, TerminalStyle.PLAIN).startsWith("PARTIAL: 2 of 3 centers"));
        assertTrue(CsvTables.files(report).get("README.txt").contains("state       PARTIAL"));
    }

    @Test
    void formats_when_asked_then_json_csv_and_tables() {
        PooledReport report = Reports.small();

        assertEquals(ResultJson.text(report), Reporting.text(report, Format.JSON, TerminalStyle.PLAIN));
        assertTrue(Reporting.text(report, Format.CSV, TerminalStyle.PLAIN).startsWith("strata,time,n.risk,"));
        assertFalse(Reporting.text(report, Format.TABLE, TerminalStyle.PLAIN.withPlot(false))
                .contains("at risk"));
    }
}
