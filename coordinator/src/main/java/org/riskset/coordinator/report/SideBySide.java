// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.List;
import java.util.stream.Collectors;
import org.riskset.survival.analysis.Curve;
import org.riskset.survival.curve.Quantile;

/** What one center could say alone beside what the pooled centers say: medians of every curve, and the tests. */
public final class SideBySide {
    private static final int NAME = 38;
    private static final int COLUMN = 26;

    private SideBySide() {}

    /** The head of the two columns. */
    public static String heading(String alone, String pooled) {
        return row("", alone, pooled);
    }

    /** One question: a line for its title and tests, one for each curve. */
    public static String text(PooledReport alone, PooledReport pooled) {
        String tests = row(pooled.question().title(), tests(alone), tests(pooled));
        return tests
                + pooled.shownCurves().stream()
                        .map(curve -> curve(curve, alone))
                        .collect(Collectors.joining());
    }

    private static String curve(Curve pooled, PooledReport alone) {
        String name = PooledReport.nameOf(pooled);
        String other = alone.shownCurves().stream()
                .filter(c -> PooledReport.nameOf(c).equals(name))
                .map(SideBySide::median)
                .findFirst()
                .orElse("no patients");
        return row("  median, " + name, other, median(pooled));
    }

    private static String median(Curve curve) {
        if (curve.n() == 0) {
            return "no patients";
        }
        return curve.quantiles().stream()
                .filter(q -> q.p() == 0.5)
                .map(SideBySide::limits)
                .findFirst()
                .orElse("");
    }

    private static String limits(Quantile q) {
        return Numbers.fixed(q.time(), 1) + " (" + Numbers.fixed(q.low(), 1) + " to " + Numbers.fixed(q.high(), 1)
                + ")";
    }

    private static String tests(PooledReport report) {
        List<String> tests = report.findings().tests().stream()
                .map(t -> t.exists() ? "p " + Numbers.equalsP(t.pValue()) : t.reason())
                .toList();
        return String.join("; ", tests);
    }

    private static String row(String name, String alone, String pooled) {
        return (padded(name, NAME) + padded(alone, COLUMN) + Printable.line(pooled)).stripTrailing() + "\n";
    }

    private static String padded(String text, int width) {
        String shown = Printable.fit(Printable.line(text), width);
        return shown + Printable.padding(shown, width + 2);
    }
}
