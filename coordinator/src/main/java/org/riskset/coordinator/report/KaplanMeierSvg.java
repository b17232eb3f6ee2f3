// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.riskset.coordinator.report.SvgText.Anchor;
import org.riskset.coordinator.report.SvgText.Font;
import org.riskset.survival.analysis.Curve;

/**
 * {@code figure.svg}: Kaplan-Meier curves with confidence bands, censor ticks and the extended risk table, ready to
 * print at 180 mm. Text is text, colors are literal, nothing is loaded from elsewhere. From the fifth group on, panels
 * of four.
 *
 * @see "Morris et al., BMJ Open 2019;9:e030215 (KMunicate); Pocock et al., Lancet 2002;359:1686"
 */
public final class KaplanMeierSvg {
    /** Units of the figure's width. */
    static final double WIDTH = 1000;

    /** Most bytes of a file; a figure with more times is drawn a little coarser. */
    static final int MOST_BYTES = 80_000;

    private static final double MILLIMETERS = 180;
    private static final double LEFT = 168;
    private static final double TITLE_SIZE = 17;
    private static final double CAPTION_SIZE = 14;
    private static final int CAPTION_CELLS = 118;
    private static final double[] RESOLUTIONS = {0.1, 0.5, 1, 2, 4};

    private final PooledReport report;
    private final TimeAxis axis;
    private final FigureCaption caption;
    private final double resolution;
    private final SvgText svg = new SvgText();

    private KaplanMeierSvg(PooledReport report, double resolution) {
        this.report = report;
        this.axis = TimeAxis.of(report);
        this.caption = new FigureCaption(report, axis);
        this.resolution = resolution;
    }

    /** The whole document. */
    public static String text(PooledReport report) {
        String text = "";
        for (double resolution : RESOLUTIONS) {
            text = new KaplanMeierSvg(report, resolution).document();
            if (text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
                return text;
            }
        }
        return text;
    }

    private String document() {
        double y = 0;
        for (String line : wrapped(report.question().title(), (int) (WIDTH / TITLE_SIZE * 1.5))) {
            y += 24;
            svg.text(LEFT, y, Anchor.START, Font.bold(TITLE_SIZE), line);
        }
        List<List<Curve>> panels = panels();
        for (int i = 0; i < panels.size(); i++) {
            y = panel(panels.get(i), i == 0 ? caption.notes() : List.of(), y + 22);
        }
        for (Curve absent :
                report.shownCurves().stream().filter(c -> c.n() == 0).toList()) {
            y = RiskTableRows.writeAbsent(svg, absent, y);
        }
        y += 6;
        for (String sentence : caption.sentences()) {
            for (String line : wrapped(sentence, CAPTION_CELLS)) {
                svg.text(6, y, Anchor.START, Font.muted(CAPTION_SIZE), line);
                y += 19;
            }
        }
        return head(y) + svg.all() + "</svg>\n";
    }

    private List<List<Curve>> panels() {
        List<Curve> curves =
                report.shownCurves().stream().filter(c -> c.n() > 0).toList();
        List<List<Curve>> panels = new ArrayList<>();
        for (int i = 0; i < curves.size(); i += Palette.SIZE) {
            panels.add(curves.subList(i, Math.min(curves.size(), i + Palette.SIZE)));
        }
        return panels.isEmpty() ? List.of(List.of()) : panels;
    }

    private double panel(List<Curve> curves, List<String> notes, double top) {
        double height = panels().size() > 1 ? 260 : 372;
        double width = WIDTH - LEFT - CurvePanel.labelSpace(report.shownCurves());
        FigureFrame frame = new FigureFrame(LEFT, top, width, height, axis.end());
        List<Double> ticks = axis.ticksApart(tickSpace() / width * axis.end());
        new CurvePanel(svg, report, curves, frame, resolution).write(ticks, notes);
        RiskTableRows rows = new RiskTableRows(svg, frame, ticks);
        double y = frame.bottom() + 74;
        for (int i = 0; i < curves.size(); i++) {
            y = rows.write(curves.get(i), i, y);
        }
        return y;
    }

    // the largest number under a tick is the number of patients
    private double tickSpace() {
        return SvgText.width(Long.toString(report.findings().n()), CurvePanel.LABEL_SIZE) + 6;
    }

    private String head(double height) {
        String run =
                report.runNumber().isPresent() ? "result " + report.runNumber().getAsLong() + ", " : "";
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 " + SvgText.at(height)
                + "\" width=\"180mm\""
                + " height=\"" + SvgText.at(height / WIDTH * MILLIMETERS) + "mm\" role=\"img\""
                + " aria-labelledby=\"km-title km-desc\""
                + " font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\" fill=\"" + Palette.TEXT + "\">\n"
                + "<title id=\"km-title\">" + SvgText.escape(caption.title()) + "</title>\n"
                + "<desc id=\"km-desc\">" + SvgText.escape(caption.description()) + "</desc>\n"
                + "<metadata>"
                + SvgText.escape(run + report.planDigest() + ", "
                        + report.participation().state() + ", " + report.mode() + " mode, pooled, "
                        + report.releaseLevel())
                + "</metadata>\n"
                + "<rect width=\"1000\" height=\"" + SvgText.at(height) + "\" fill=\"" + Palette.BACKGROUND + "\"/>\n";
    }

    private static List<String> wrapped(String text, int cells) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Printable.line(text).split(" ", -1)) {
            String fitted = Printable.fit(word, cells);
            if (line.length() > 0 && Printable.cells(line.toString()) + 1 + Printable.cells(fitted) > cells) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(fitted);
        }
        lines.add(line.toString());
        return lines;
    }
}
