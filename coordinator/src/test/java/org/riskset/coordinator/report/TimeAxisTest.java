// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.survival.analysis.Curve;
import org.riskset.survival.study.TimeScale;

class TimeAxisTest {

    @Test
    void fewer_than_a_tenth_at_risk_when_drawn_then_axis_stops_there() {
        TimeAxis axis = TimeAxis.of(Reports.netOsAge());

        assertEquals(144, axis.end());
        assertEquals(15, axis.atRiskAtEnd());
        assertTrue(axis.cut());
        assertTrue(axis.ticks().containsAll(List.of(0.0, 12.0, 36.0, 60.0)));
    }

    @Test
    void fewer_than_twenty_patients_when_drawn_then_all_of_follow_up() {
        TimeAxis axis = TimeAxis.of(Reports.small());

        assertEquals(12, axis.end());
        assertFalse(axis.cut());
    }

    @Test
    void nobody_when_drawn_then_an_axis_all_the_same() {
        assertEquals(1, TimeAxis.of(Reports.empty()).end());
    }

    @Test
    void everybody_gone_at_time_zero_when_drawn_then_an_axis_all_the_same() {
        Curve curve = Curves.of(null, new double[] {0}, new long[] {30}, new long[] {5});
        PooledReport report = Reports.report("Zero", Optional.empty(), Reports.findings(List.of(curve)));

        assertTrue(TimeAxis.of(report).end() > 0);
        assertTrue(KaplanMeierSvg.text(report).contains("35 patients"));
        assertTrue(TerminalPlot.text(report, TerminalStyle.PLAIN).contains("at risk"));
    }

    @Test
    void landmarks_off_any_lattice_when_drawn_then_ticks_all_the_same() {
        TickStep step = TickStep.of(100, List.of(7.3, 40.1), TimeScale.MONTHS);

        assertEquals(12, step.size());
    }

    @Test
    void landmarks_in_tenths_when_drawn_then_exact_decimals() {
        TickStep step = TickStep.of(0.8, List.of(0.1, 0.3, 0.7), TimeScale.YEARS);

        assertEquals(List.of(0.0, 0.1, 0.2, 0.3), step.multiples(0.3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.03, 0.5, 1, 2.5, 7, 11, 33, 97, 240, 1000, 3652, 100_000})
    void any_length_when_drawn_then_a_readable_number_of_ticks(double stop) {
        for (TimeScale unit : TimeScale.values()) {
            int ticks = TickStep.of(stop, List.of(), unit).multiples(stop).size();

            assertTrue(ticks >= 3 && ticks <= 13, stop + " " + unit + ": " + ticks);
        }
    }

    @Test
    void counts_at_a_time_when_taken_then_they_add_up_to_n() {
        Curve curve = Reports.netOsAge().findings().curves().get(1);

        RiskCountsAt at = RiskCountsAt.of(curve, 36);

        assertEquals(new RiskCountsAt(29, 4, 10), at);
        assertEquals(1, RiskCountsAt.survivalAt(curve, 0));
        assertFalse(RiskCountsAt.delayedEntry(curve));
    }
}
