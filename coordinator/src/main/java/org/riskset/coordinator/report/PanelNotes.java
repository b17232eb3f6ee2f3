// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.List;
import org.riskset.coordinator.report.SvgText.Font;
import org.riskset.survival.analysis.Curve;

/** The lines about test and patients inside a panel: lower left, where survival curves seldom pass. */
final class PanelNotes {
    private static final double SIZE = 14;
    private static final double LINE = 20;
    private static final double MARGIN = 14;

    private PanelNotes() {}

    static void write(SvgText svg, FigureFrame frame, List<Curve> curves, List<String> notes) {
        boolean above = above(frame, curves, notes);
        double top = above ? frame.top() + LINE : frame.bottom() - MARGIN - LINE * (notes.size() - 1);
        double x = above ? frame.right() - widest(notes) : frame.left() + MARGIN;
        for (int i = 0; i < notes.size(); i++) {
            svg.haloText(x, top + LINE * i, i == 0 ? Font.of(SIZE) : Font.muted(SIZE), notes.get(i));
        }
    }

    // Upper right only when curves pass the lower left and leave it free.
    private static boolean above(FigureFrame frame, List<Curve> curves, List<String> notes) {
        double share = (LINE * notes.size() + MARGIN) / frame.height();
        double width = widest(notes) / frame.width() * frame.end();
        double from = Math.max(0, frame.end() - width);
        return curves.stream().anyMatch(c -> RiskCountsAt.survivalAt(c, width) < share)
                && curves.stream().allMatch(c -> RiskCountsAt.survivalAt(c, from) < 1 - share);
    }

    private static double widest(List<String> notes) {
        return notes.stream().mapToDouble(n -> SvgText.width(n, SIZE)).max().orElse(0);
    }
}
