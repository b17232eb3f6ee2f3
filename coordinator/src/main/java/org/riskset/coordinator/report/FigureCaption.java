// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.riskset.survival.analysis.Curve;
import org.riskset.survival.curve.Landmark;
import org.riskset.survival.hypothesis.TestResult;

/** The sentences in and under a figure, and the description that stands for it where it cannot be seen. */
final class FigureCaption {
    private final PooledReport report;
    private final TimeAxis axis;
    private final String unit;

    FigureCaption(PooledReport report, TimeAxis axis) {
        this.report = report;
        this.axis = axis;
        this.unit = report.question().unit().label();
    }

    String title() {
        return "Kaplan-Meier curves with numbers at risk, censored and with event: "
                + report.question().title();
    }

    /** The numbers at the landmarks (at the ticks where none were asked for). */
    String description() {
        String curves = report.shownCurves().stream().map(this::inWords).collect(Collectors.joining("; "));
        return Wording.survival(report.question().endpoint()) + ". " + curves + ".";
    }

    private String inWords(Curve curve) {
        String name = PooledReport.nameOf(curve);
        if (curve.n() == 0) {
            return name + ": no patients";
        }
        List<Landmark> marks = curve.landmarks();
        String numbers = marks.isEmpty()
                ? axis.ticks().stream()
                        .map(t -> at(t, RiskCountsAt.survivalAt(curve, t)))
                        .collect(Collectors.joining(", "))
                : marks.stream().map(m -> at(m.time(), m.estimate())).collect(Collectors.joining(", "));
        return name + " (" + Wording.count(curve.n(), "patient") + "): " + numbers;
    }

    private String at(double time, double survival) {
        String value = Double.isNaN(survival) ? Numbers.NOT_ESTIMABLE : Numbers.percent(survival) + " %";
        return value + " at " + Numbers.given(time) + " " + unit;
    }

    /** Lines inside the panel: the first test, then how many patients and what the bands are. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        report.findings().tests().stream().findFirst().map(FigureCaption::test).ifPresent(notes::add);
        String bands =
                CurvePanel.hasBands(report) ? "; bands: pointwise " + Numbers.level(report.question()) + " CI" : "";
        notes.add(Wording.events(report.findings().events()) + " in "
                + Wording.count(report.findings().n(), "patient") + ", "
                + Wording.count(report.participation().contributed(), "center") + bands);
        return notes;
    }

    private static String test(TestResult test) {
        String name = Wording.test(test.spec(), test.strata());
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return test.exists()
                ? capital + " χ² " + Numbers.fixed(test.statistic(), 2) + ", " + Numbers.given(test.df()) + " df, P "
                        + Numbers.equalsP(test.pValue())
                : capital + " not computed: " + Printable.fit(test.reason(), 60);
    }

    /** Sentences under the table; what a reader must know comes first. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (report.participation().isPartial()) {
            sentences.add("PARTIAL: " + Wording.centers(report.participation()) + ".");
        }
        String ticks = CurvePanel.hasCensorTicks(report)
                ? "Vertical ticks mark censored patients."
                : "Censored patients are too many to be marked.";
        sentences.add(ticks + " At risk: under observation just before the time."
                + " Censored and events: before the time"
                + (addsUp() ? ", so each column adds up to the group." : "."));
        whatLiesBeyond().ifPresent(sentences::add);
        horizon().ifPresent(sentences::add);
        sentences.add(sentence(Wording.release(report)) + ". " + Wording.mode(report) + "; plan "
                + report.planDigest().brief()
                + (report.runNumber().isPresent()
                        ? ", result " + report.runNumber().getAsLong()
                        : "") + ".");
        return sentences;
    }

    private boolean addsUp() {
        return report.shownCurves().stream().noneMatch(RiskCountsAt::delayedEntry);
    }

    private Optional<String> whatLiesBeyond() {
        if (!axis.cut()) {
            return Optional.empty();
        }
        long left = axis.atRiskAtEnd();
        return Optional.of("The axis ends at " + Numbers.given(axis.end()) + " " + unit + ", where "
                + Wording.count(left, "patient") + (left == 1 ? " was" : " were")
                + " at risk; estimates and tests use all follow-up (longest " + Numbers.given(axis.lastTime()) + " "
                + unit + ").");
    }

    private Optional<String> horizon() {
        OptionalDouble horizon = report.question().horizon();
        boolean reached = horizon.isPresent() && axis.lastTime() >= horizon.getAsDouble();
        return reached
                ? Optional.of("Follow-up was ended at the plan's horizon, " + Numbers.given(horizon.getAsDouble()) + " "
                        + unit + ".")
                : Optional.empty();
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
