// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** Writes a report down: all files of a result, or the one text that a command prints. */
public final class Reporting {

    private Reporting() {}

    /** What a command prints on standard output. */
    public enum Format {
        TABLE,
        JSON,
        CSV
    }

    /** Every file of a result by name; the same report gives the same bytes. */
    public static Map<String, String> files(PooledReport report) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("result.json", ResultJson.text(report));
        files.putAll(CsvTables.files(report));
        if (report.showsCurves()) {
            files.put("figure.svg", KaplanMeierSvg.text(report));
        }
        return files;
    }

    /**
     * Writes every file into a folder, which is made when it is not there. A reader sees the old file or the new one,
     * never a part.
     *
     * @throws RisksetException {@code RS-RUN-090} when a file cannot be written
     */
    public static void write(PooledReport report, Path folder) {
        files(report).forEach((name, text) -> write(folder, name, text));
    }

    private static void write(Path folder, String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            Path draft = Files.writeString(folder.resolve("." + name + ".part"), text, StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Problem problem = Problem.of(ReportError.NOT_WRITTEN, "cannot write " + file)
                    .with(Problem.SEEN, e.toString())
                    .with(Problem.DO, "name a folder that can be written, with --out");
            throw RisksetException.of(problem, e);
        }
    }

    /** The text of one format: tables and plot, {@code result.json}, or {@code curve.csv}. */
    public static String text(PooledReport report, Format format, TerminalStyle style) {
        return switch (format) {
            case TABLE -> terminal(report, style);
            case JSON -> ResultJson.text(report);
            case CSV -> CurveCsv.text(report);
        };
    }

    private static String terminal(PooledReport report, TerminalStyle style) {
        String tables = TerminalTables.text(report, style);
        return style.plot() && report.showsCurves() ? tables + "\n" + TerminalPlot.text(report, style) : tables;
    }
}
