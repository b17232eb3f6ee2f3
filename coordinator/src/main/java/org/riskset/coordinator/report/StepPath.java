// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.riskset.survival.analysis.Curve;
import org.riskset.survival.curve.ConfidenceBand;

/**
 * Curves as SVG path data. Times closer than {@code resolution} on the page are drawn as one step, which keeps a
 * figure of many thousand times small and looks the same.
 */
final class StepPath {
    private final FigureFrame frame;
    private final double resolution;

    StepPath(FigureFrame frame, double resolution) {
        this.frame = frame;
        this.resolution = resolution;
    }

    /** A point of a step function on the page: its level from x on. */
    private record Step(double x, double y) {}

    /** The survival curve from time zero to its last time or the axis' end. */
    String curve(Curve curve) {
        List<Step> steps = steps(curve, curve.estimate().surv(), 1);
        return forward(steps, "M") + "H" + SvgText.at(endOf(curve));
    }

    /** The area between confidence limits; it ends where a limit does not exist. */
    String band(Curve curve, ConfidenceBand band) {
        double end = frame.x(Math.min(frame.end(), bandEnd(curve, band)));
        List<Step> high = steps(curve, band.high(), 1);
        List<Step> low = steps(curve, band.low(), 1);
        return forward(high, "M") + "H" + SvgText.at(end) + backward(low) + "Z";
    }

    private static double bandEnd(Curve curve, ConfidenceBand band) {
        double[] time = curve.estimate().risk().time();
        boolean begun = false;
        for (int i = 0; i < time.length; i++) {
            boolean missing = Double.isNaN(band.low()[i]) || Double.isNaN(band.high()[i]);
            if (missing && begun) {
                return time[i];
            }
            begun |= !missing;
        }
        return begun ? time[time.length - 1] : 0;
    }

    /** Ticks on the curve where patients were censored. */
    String censorTicks(Curve curve, double length) {
        long[] censored = curve.estimate().risk().nCensor();
        double[] time = curve.estimate().risk().time();
        double closest = Math.max(resolution, 0.5);
        StringBuilder d = new StringBuilder();
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < time.length && time[i] <= frame.end(); i++) {
            double x = frame.x(time[i]);
            if (censored[i] > 0 && x - last >= closest) {
                double y = frame.y(curve.estimate().surv()[i]) - length / 2;
                d.append('M').append(SvgText.at(x)).append(' ').append(SvgText.at(y));
                d.append('v').append(SvgText.at(length));
                last = x;
            }
        }
        return d.toString();
    }

    double endOf(Curve curve) {
        double[] time = curve.estimate().risk().time();
        return frame.x(time.length == 0 ? 0 : Math.min(frame.end(), time[time.length - 1]));
    }

    // NaN keeps the level before it: limits that do not exist yet begin at the curve's start
    private List<Step> steps(Curve curve, double[] levels, double start) {
        double[] time = curve.estimate().risk().time();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(frame.left(), frame.y(start)));
        for (int i = 0; i < time.length && time[i] <= frame.end(); i++) {
            double y = Double.isNaN(levels[i]) ? Double.NaN : frame.y(levels[i]);
            Step last = steps.get(steps.size() - 1);
            if (Math.abs(y - last.y()) >= 0.05) {
                double x = frame.x(time[i]);
                if (x - last.x() < resolution && steps.size() > 1) {
                    steps.set(steps.size() - 1, new Step(last.x(), y));
                } else {
                    steps.add(new Step(x, y));
                }
            }
        }
        return steps;
    }

    private static String forward(List<Step> steps, String move) {
        StringBuilder d = new StringBuilder(move);
        d.append(SvgText.at(steps.get(0).x()))
                .append(' ')
                .append(SvgText.at(steps.get(0).y()));
        for (Step step : steps.subList(1, steps.size())) {
            d.append('H').append(SvgText.at(step.x())).append('V').append(SvgText.at(step.y()));
        }
        return d.toString();
    }

    private static String backward(List<Step> steps) {
        List<Step> reversed = new ArrayList<>(steps);
        Collections.reverse(reversed);
        StringBuilder d = new StringBuilder();
        for (Step step : reversed) {
            d.append('V').append(SvgText.at(step.y())).append('H').append(SvgText.at(step.x()));
        }
        return d.toString();
    }
}
