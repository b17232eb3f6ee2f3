// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The tables a terminal shows: who and how many, estimates in the order of R's {@code print.survfit}, restricted
 * means, tests, pairs, follow-up, and what was left out.
 */
public final class TerminalTables {
    private static final int WIDTH = 80;

    private TerminalTables() {}

    /** Lines ended by line feeds; names are made fit for a terminal. */
    public static String text(PooledReport report, TerminalStyle style) {
        StringBuilder text = new StringBuilder();
        text.append(heading(report)).append('\n');
        text.append(EstimateTables.survival(report));
        text.append(TestLines.text(report));
        text.append(EstimateTables.further(report));
        text.append(exclusions(report.findings().excluded()));
        report.findings()
                .notes()
                .forEach(note ->
                        text.append("note: ").append(Printable.line(note)).append('\n'));
        text.append(foot(report)).append('\n');
        return style.unicode()
                ? text.toString()
                : text.toString().replace('…', '~').replace('–', '-');
    }

    private static String heading(PooledReport report) {
        String title = Printable.line(report.question().title());
        String numbers = Wording.count(report.findings().n(), "patient") + ", "
                + Wording.events(report.findings().events()) + ", "
                + report.participation().contributed() + " of "
                + report.participation().invited() + " centers, "
                + leftOut(report);
        String first = report.participation().isPartial()
                ? "PARTIAL: " + Printable.line(Wording.centers(report.participation())) + "\n"
                : "";
        int gap = WIDTH - Printable.cells(title) - numbers.length();
        return first + (gap >= 2 ? title + " ".repeat(gap) + numbers : title + "\n" + numbers);
    }

    private static String leftOut(PooledReport report) {
        Collection<OptionalLong> rows = report.findings().excluded().values();
        return rows.stream().allMatch(OptionalLong::isPresent)
                ? Wording.count(rows.stream().mapToLong(OptionalLong::getAsLong).sum(), "row") + " left out"
                : "few rows left out";
    }

    private static String exclusions(Map<String, OptionalLong> excluded) {
        if (excluded.isEmpty()) {
            return "";
        }
        return excluded.entrySet().stream()
                .map(e -> Wording.number(e.getValue()) + " " + Printable.line(e.getKey()))
                .collect(Collectors.joining(", ", "left out: ", "\n"));
    }

    private static String foot(PooledReport report) {
        String sites = report.participation().sites().stream()
                .filter(s -> !report.participation().missing().contains(s))
                .map(Participation.Site::id)
                .collect(Collectors.joining(", "));
        return "contributed: " + Printable.line(sites) + "\n"
                + Wording.level(report) + "\n"
                + Wording.mode(report)
                + (Wording.isExact(report) ? "\n" + Wording.singleEvents(report) : "");
    }
}
