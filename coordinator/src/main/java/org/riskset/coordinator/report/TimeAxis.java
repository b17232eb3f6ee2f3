// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.riskset.survival.analysis.Curve;
import org.riskset.survival.counts.RiskTable;

/**
 * The time axis that figure, terminal plot and risk table share. It stops where fewer than 10 patients, or fewer than
 * 10 %, are at risk: beyond, a curve is about single patients. With fewer than 20 patients it shows everything.
 *
 * @param ticks from 0, increasing; landmarks within the axis are among them
 * @param step between regular ticks
 * @param end the last time drawn
 * @param lastTime the longest follow-up
 * @param atRiskAtEnd patients at risk at {@code end}
 */
record TimeAxis(List<Double> ticks, TickStep step, double end, double lastTime, long atRiskAtEnd) {
    private static final int FEWEST_AT_RISK = 10; // experience.md, figure rules
    private static final double SMALLEST_SHARE = 0.1;
    private static final int SMALL = 2 * FEWEST_AT_RISK; // of fewer the rule would hide more than half
    private static final double TOO_NEAR = 0.6; // of a step: a tick this near to a landmark gives way

    TimeAxis {
        ticks = List.copyOf(ticks);
    }

    static TimeAxis of(PooledReport report) {
        List<Curve> curves = report.findings().curves();
        if (curves.isEmpty() || curves.get(0).estimate().risk().size() == 0) {
            return new TimeAxis(List.of(0.0, 1.0), new TickStep(1), 1, 0, 0);
        }
        Curve all = curves.get(0);
        RiskTable risk = all.estimate().risk();
        double last = risk.time()[risk.size() - 1];
        double stop = stop(risk);
        List<Double> marks = report.question().landmarks().stream()
                .filter(t -> t > 0 && t <= stop)
                .toList();
        TickStep step = TickStep.of(stop, marks, report.question().unit());
        double end = end(stop, last, marks, step);
        long atRisk = RiskCountsAt.of(all, end).atRisk();
        return new TimeAxis(ticks(end, marks, step), step, end, last, atRisk);
    }

    /** Whether follow-up goes on beyond the axis. */
    boolean cut() {
        return lastTime > end;
    }

    /** The ticks, or only every second, third, … regular one, such that neighbors are at least this far apart. */
    List<Double> ticksApart(double fewest) {
        if (apart(ticks, fewest)) {
            return ticks;
        }
        for (int every = 1; every * step.size() < end; every++) {
            if (every * step.size() >= fewest) {
                return step.times(every).multiples(end);
            }
        }
        return ticks.subList(0, 1);
    }

    private static boolean apart(List<Double> ticks, double fewest) {
        for (int i = 1; i < ticks.size(); i++) {
            if (ticks.get(i) - ticks.get(i - 1) < fewest) {
                return false;
            }
        }
        return true;
    }

    private static double stop(RiskTable risk) {
        double fewest = Math.max(FEWEST_AT_RISK, SMALLEST_SHARE * risk.n());
        if (risk.n() < SMALL) {
            fewest = 1;
        }
        double stop = 0;
        for (int i = 0; i < risk.size(); i++) {
            if (risk.nRisk()[i] >= fewest) {
                stop = risk.time()[i];
            }
        }
        return stop;
    }

    private static double end(double stop, double last, List<Double> marks, TickStep step) {
        if (stop == 0) {
            return step.size();
        }
        if (stop >= last) {
            return step.upTo(last);
        }
        double lastMark = marks.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double whole = Math.max(step.downTo(stop), lastMark);
        return whole > 0 ? whole : stop;
    }

    private static List<Double> ticks(double end, List<Double> marks, TickStep step) {
        Stream<Double> regular = step.multiples(end).stream()
                .filter(t -> marks.stream().noneMatch(m -> m - t != 0 && Math.abs(m - t) < TOO_NEAR * step.size()));
        TreeSet<Double> ticks = new TreeSet<>(marks);
        regular.forEach(ticks::add);
        ticks.add(0.0);
        return List.copyOf(ticks);
    }
}
