// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.riskset.coordinator.report.SvgText.Anchor;
import org.riskset.coordinator.report.SvgText.Font;
import org.riskset.survival.analysis.Curve;
import org.riskset.survival.curve.ConfidenceBand;

/** One panel: axes, at most four curves with bands and censor ticks, their names, and the line about the test. */
final class CurvePanel {
    static final double LABEL_SIZE = 15;
    static final double LABEL_DISTANCE = 19;

    private static final double SAMPLE = 22; // line sample before a name
    private static final int MOST_BANDS = 3;
    private static final int MOST_CENSOR_TICKS = 200;
    private static final double CENSOR_TICK = 10;

    private final SvgText svg;
    private final PooledReport report;
    private final List<Curve> curves;
    private final FigureFrame frame;
    private final StepPath paths;

    CurvePanel(SvgText svg, PooledReport report, List<Curve> curves, FigureFrame frame, double resolution) {
        this.svg = svg;
        this.report = report;
        this.curves = curves;
        this.frame = frame;
        this.paths = new StepPath(frame, resolution);
    }

    void write(List<Double> ticks, List<String> notes) {
        gridLines();
        bands();
        for (int i = 0; i < curves.size(); i++) {
            if (curves.get(i).n() > 0) {
                curve(curves.get(i), i);
            }
        }
        axes(ticks);
        names();
        PanelNotes.write(svg, frame, curves, notes);
    }

    private void gridLines() {
        for (int percent = 0; percent <= 100; percent += 25) {
            double y = frame.y(percent / 100.0);
            if (percent > 0) {
                svg.path(
                        "M" + SvgText.at(frame.left()) + " " + SvgText.at(y) + "H" + SvgText.at(frame.right()),
                        Palette.GRID,
                        1,
                        "");
            }
            svg.text(frame.left() - 12, y + 5, Anchor.END, Font.of(LABEL_SIZE), Integer.toString(percent));
        }
        String title = Wording.survival(report.question().endpoint()) + " (%)";
        String fitted = SvgText.fit(title, LABEL_SIZE, frame.height() + 60);
        svg.upwardText(frame.left() - 62, frame.top() + frame.height() / 2, Font.of(LABEL_SIZE), fitted);
    }

    /** Whether this report's figure has confidence bands: more than three would hide the curves. */
    static boolean hasBands(PooledReport report) {
        return report.shownCurves().size() <= MOST_BANDS
                && report.shownCurves().stream().anyMatch(c -> band(report, c).isPresent());
    }

    /** Whether censored patients are marked: where there are very many, marks would only thicken the curve. */
    static boolean hasCensorTicks(PooledReport report) {
        return report.shownCurves().stream()
                .allMatch(c -> Arrays.stream(c.estimate().risk().nCensor())
                                .filter(censored -> censored > 0)
                                .count()
                        <= MOST_CENSOR_TICKS);
    }

    private static Optional<ConfidenceBand> band(PooledReport report, Curve curve) {
        String type = report.question().shownType();
        return curve.bands().stream().filter(b -> b.type().equals(type)).findFirst();
    }

    private void bands() {
        for (int i = 0; i < curves.size() && hasBands(report); i++) {
            Curve curve = curves.get(i);
            Optional<ConfidenceBand> band = curve.n() > 0 ? band(report, curve) : Optional.empty();
            if (band.isPresent()) {
                svg.raw("<path d=\"" + paths.band(curve, band.get()) + "\" fill=\"" + Palette.line(i)
                        + "\" fill-opacity=\".10\"/>");
            }
        }
    }

    private void curve(Curve curve, int place) {
        svg.path(paths.curve(curve), Palette.line(place), 2.4, Palette.dash(place));
        String ticks = paths.censorTicks(curve, CENSOR_TICK);
        if (hasCensorTicks(report) && !ticks.isEmpty()) {
            svg.path(ticks, Palette.line(place), 1.2, "");
        }
    }

    private void axes(List<Double> ticks) {
        StringBuilder d = new StringBuilder();
        d.append('M').append(SvgText.at(frame.left())).append(' ').append(SvgText.at(frame.top()));
        d.append('V').append(SvgText.at(frame.bottom())).append('H').append(SvgText.at(frame.right()));
        for (double tick : ticks) {
            d.append('M').append(SvgText.at(frame.x(tick))).append(' ').append(SvgText.at(frame.bottom()));
            d.append("v6");
        }
        svg.path(d.toString(), Palette.TEXT, 1.2, "");
        for (double tick : ticks) {
            svg.text(frame.x(tick), frame.bottom() + 22, Anchor.MIDDLE, Font.of(LABEL_SIZE), Numbers.given(tick));
        }
        String title = "Time (" + report.question().unit().label() + ")";
        svg.text(frame.left() + frame.width() / 2, frame.bottom() + 44, Anchor.MIDDLE, Font.of(LABEL_SIZE), title);
    }

    private void names() {
        List<EndLabels.Label> labels = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            if (curves.get(i).n() > 0) {
                double y = frame.y(RiskCountsAt.survivalAt(curves.get(i), frame.end()));
                labels.add(new EndLabels.Label(i, PooledReport.nameOf(curves.get(i)), y));
            }
        }
        double x = frame.right() + 8;
        for (EndLabels.Label label : EndLabels.apart(labels, frame.top(), frame.bottom(), LABEL_DISTANCE)) {
            String line = "M" + SvgText.at(x) + " " + SvgText.at(label.y()) + "h" + SvgText.at(SAMPLE);
            svg.path(line, Palette.line(label.curve()), 2.4, Palette.dash(label.curve()));
            String name = SvgText.fit(label.name(), LABEL_SIZE, KaplanMeierSvg.WIDTH - x - SAMPLE - 6);
            svg.text(x + SAMPLE + 6, label.y() + 5, Anchor.START, Font.bold(LABEL_SIZE), name);
        }
        if (labels.isEmpty()) {
            double middle = frame.left() + frame.width() / 2;
            svg.text(middle, frame.y(0.5) - 8, Anchor.MIDDLE, Font.muted(LABEL_SIZE), "no patients");
        }
    }

    /** Units right of a plot that the longest of these names takes. */
    static double labelSpace(List<Curve> curves) {
        double longest = curves.stream()
                .mapToDouble(c -> SvgText.width(PooledReport.nameOf(c), LABEL_SIZE))
                .max()
                .orElse(0);
        return 8 + SAMPLE + 6 + Math.min(Math.max(longest, 40), 170);
    }
}
