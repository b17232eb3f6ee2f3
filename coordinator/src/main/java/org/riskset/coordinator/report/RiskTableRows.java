// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.riskset.coordinator.report.SvgText.Anchor;
import org.riskset.coordinator.report.SvgText.Font;
import org.riskset.survival.analysis.Curve;

/** The extended risk table under a panel: at risk, censored, events of each group at each tick. */
final class RiskTableRows {
    static final double ROW = 20;

    private static final double GAP = 12;
    private static final double NAME_X = 44;
    private static final double NAME_SIZE = 15;
    private static final double NUMBER_SIZE = 14.5;

    private final SvgText svg;
    private final FigureFrame frame;
    private final List<Double> ticks;

    RiskTableRows(SvgText svg, FigureFrame frame, List<Double> ticks) {
        this.svg = svg;
        this.frame = frame;
        this.ticks = ticks;
    }

    /** Writes the rows of one curve and returns the y below them. */
    double write(Curve curve, int place, double top) {
        name(svg, curve, curve.events().equals(OptionalLong.of(0)) ? ": no events" : "", top);
        svg.path("M6 " + SvgText.at(top - 5) + "H36", Palette.line(place), 2.6, Palette.dash(place));
        List<RiskCountsAt> counts =
                ticks.stream().map(t -> RiskCountsAt.of(curve, t)).toList();
        row("At risk", counts, RiskCountsAt::atRisk, top + ROW, Palette.TEXT);
        row("Censored", counts, RiskCountsAt::censored, top + 2 * ROW, Palette.MUTED);
        row("Events", counts, RiskCountsAt::events, top + 3 * ROW, Palette.MUTED);
        return top + 4 * ROW + GAP;
    }

    /** Names a group that has no rows, and returns the y below. */
    static double writeAbsent(SvgText svg, Curve curve, double top) {
        name(svg, curve, ": no patients in this group", top);
        return top + ROW + GAP;
    }

    private static void name(SvgText svg, Curve curve, String note, double y) {
        double most = KaplanMeierSvg.WIDTH - NAME_X - SvgText.width(note, NAME_SIZE);
        String name = SvgText.fit(PooledReport.nameOf(curve), NAME_SIZE, most);
        svg.text(NAME_X, y, Anchor.START, Font.bold(NAME_SIZE), name + note);
    }

    private void row(
            String name, List<RiskCountsAt> counts, ToLongFunction<RiskCountsAt> number, double y, String color) {
        svg.text(NAME_X, y, Anchor.START, new Font(NUMBER_SIZE, color, false), name);
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < ticks.size(); i++) {
            cells.append("<tspan x=\"")
                    .append(SvgText.at(frame.x(ticks.get(i))))
                    .append("\">");
            cells.append(RiskCountsAt.text(number.applyAsLong(counts.get(i)))).append("</tspan>");
        }
        svg.raw("<text y=\"" + SvgText.at(y) + "\" text-anchor=\"middle\" font-size=\"" + NUMBER_SIZE + "\" fill=\""
                + color + "\">" + cells + "</text>");
    }
}
