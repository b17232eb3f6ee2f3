// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.List;
import org.riskset.survival.analysis.Curve;

/**
 * Kaplan-Meier curves in letters: one letter per group, {@code *} where groups share a cell, numbers at risk below, so
 * that it reads without color, in a log file and aloud.
 */
public final class TerminalPlot {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int LABEL_SPACE = 20; // columns that the curves leave to scale and names
    private static final int SCALE = 6;
    private static final int TICK_SPACE = 10; // fewest cells between ticks: numbers at risk stand under them

    private final PooledReport report;
    private final TerminalStyle style;
    private final List<Curve> curves;
    private final TimeAxis axis;
    private final int cells;

    private TerminalPlot(PooledReport report, TerminalStyle style) {
        this.report = report;
        this.style = style;
        this.curves = report.shownCurves();
        this.axis = TimeAxis.of(report);
        this.cells = style.columns() - LABEL_SPACE;
    }

    /** Lines ended by line feeds, none wider than the style's columns. */
    public static String text(PooledReport report, TerminalStyle style) {
        TerminalPlot plot = new TerminalPlot(report, style);
        String text = plot.panel() + plot.scale() + plot.riskTable();
        return style.unicode() ? text : ascii(text);
    }

    /** The letter of a group, by its place. */
    static char letter(int curve) {
        return curve < LETTERS.length() ? LETTERS.charAt(curve) : '?';
    }

    private String panel() {
        PlotGrid grid = new PlotGrid(style.rows(), cells + 1);
        for (int i = 0; i < curves.size(); i++) {
            if (curves.get(i).n() > 0) {
                draw(grid, i);
            }
        }
        if (curves.stream().allMatch(c -> c.n() == 0)) {
            grid.write(style.rows() / 2, 2, "no patients");
        }
        return grid.text(this::left, style.color());
    }

    private void draw(PlotGrid grid, int i) {
        Curve curve = curves.get(i);
        double[] times = curve.estimate().risk().time();
        double last = Math.min(axis.end(), times[times.length - 1]);
        int lastCell = Math.max(0, cell(last));
        for (int c = 0; c <= lastCell; c++) {
            double time = c == lastCell ? last : c * axis.end() / cells;
            grid.mark(row(RiskCountsAt.survivalAt(curve, time)), c, letter(i));
        }
        int space = style.columns() - SCALE - (cells + 1) - 1;
        String name =
                Printable.fit(letter(i) + " " + Printable.line(curve.group().orElse("all")), space);
        grid.label(row(RiskCountsAt.survivalAt(curve, last)), name);
    }

    private int cell(double time) {
        return (int) Math.round(time / axis.end() * cells);
    }

    private int row(double survival) {
        return Math.min(style.rows() - 1, (int) Math.round((1 - survival) * style.rows()));
    }

    // 100, 75, 50 and 25 at the rows nearest to them
    private String left(int row) {
        for (int percent = 100; percent > 0; percent -= 25) {
            if (row(percent / 100.0) == row) {
                return String.format("%4d ┤", percent);
            }
        }
        return "     │";
    }

    private List<Double> ticks() {
        return axis.ticksApart((TICK_SPACE - 0.5) * axis.end() / cells);
    }

    private String scale() {
        StringBuilder line = new StringBuilder("─".repeat(cells + 1));
        StringBuilder numbers = new StringBuilder();
        for (double tick : ticks()) {
            line.setCharAt(cell(tick), '┬');
            put(numbers, cell(tick), Numbers.given(tick));
        }
        String unit = report.question().unit().label();
        return "   0 └" + line + " " + unit + "\n" + " ".repeat(SCALE) + numbers + "\n";
    }

    private static void put(StringBuilder line, int at, String text) {
        line.append(" ".repeat(Math.max(0, at - line.length()))).append(text);
    }

    private String riskTable() {
        StringBuilder text = new StringBuilder("at risk\n");
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            StringBuilder numbers = new StringBuilder();
            for (double tick : ticks()) {
                put(
                        numbers,
                        cell(tick),
                        RiskCountsAt.text(RiskCountsAt.of(curve, tick).atRisk()));
            }
            text.append(' ').append(letter(i)).append(" ".repeat(SCALE - 2));
            text.append(curve.n() == 0 ? absent(curve) : numbers).append('\n');
        }
        return text.toString();
    }

    private String absent(Curve curve) {
        String note = "  no patients";
        String name = Printable.line(curve.group().orElse("all"));
        return Printable.fit(name, style.columns() - SCALE - note.length()) + note;
    }

    private static String ascii(String text) {
        return text.replace('–', '-')
                .replace('┤', '+')
                .replace('│', '|')
                .replace('└', '+')
                .replace('┬', '+')
                .replace('─', '-')
                .replace('…', '~');
    }
}
