// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.riskset.survival.analysis.Curve;
import org.riskset.survival.counts.RiskTable;
import org.riskset.survival.curve.ConfidenceBand;
import org.riskset.survival.curve.KaplanMeier;

class StepPathTest {
    private final FigureFrame frame = new FigureFrame(0, 0, 100, 100, 10);
    private final Curve curve =
            Curves.of("A", new double[] {2, 4, 6}, new long[] {1, 0, 2}, new long[] {0, 1, 0}); // S = 3/4, 3/4, 0

    @Test
    void curve_when_drawn_then_steps_down_and_ends_at_its_last_time() {
        assertEquals("M0 0H20V25H60V100H60", new StepPath(frame, 0.1).curve(curve));
    }

    @Test
    void times_beyond_the_axis_when_drawn_then_left_out() {
        FigureFrame shorter = new FigureFrame(0, 0, 100, 100, 5);

        assertEquals("M0 0H40V25H100", new StepPath(shorter, 0.1).curve(curve));
    }

    @Test
    void limits_missing_where_survival_is_zero_when_drawn_then_band_ends_there() {
        ConfidenceBand band =
                new ConfidenceBand("log", new double[] {0.5, 0.5, Double.NaN}, new double[] {1, 1, Double.NaN});

        assertEquals("M0 0H60V50H20V0H0Z", new StepPath(frame, 0.1).band(curve, band));
    }

    @Test
    void limits_missing_while_survival_is_one_when_drawn_then_band_begins_at_the_first_event() {
        Curve late = Curves.of("A", new double[] {2, 4}, new long[] {0, 1}, new long[] {1, 1});
        ConfidenceBand band =
                new ConfidenceBand("log-log", new double[] {Double.NaN, 0.2}, new double[] {Double.NaN, 0.9});

        assertEquals("M0 0H40V10H40V80H40V0H0Z", new StepPath(frame, 0.1).band(late, band));
    }

    @Test
    void near_times_when_drawn_coarsely_then_one_step_to_the_last_level() {
        assertEquals("M0 0H20V100H60", new StepPath(frame, 50).curve(curve));
    }

    @Test
    void censored_patient_when_drawn_then_tick_centered_on_the_curve() {
        assertEquals("M40 20v10", new StepPath(frame, 0.1).censorTicks(curve, 10));
    }

    @Test
    void delayed_entry_when_captioned_then_columns_are_not_said_to_add_up() {
        double[] surv = {0.5, 0};
        RiskTable risk =
                new RiskTable(new double[] {2, 4}, new long[] {2, 2}, new long[][] {{1, 2}}, new long[] {0, 0}, 3);
        Curve entered = new Curve(
                Optional.empty(),
                3,
                OptionalLong.of(3),
                new KaplanMeier(risk, surv, surv, surv, surv, surv),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true);
        PooledReport report = Reports.report("Delayed", Optional.empty(), Reports.findings(List.of(entered)));

        assertTrue(RiskCountsAt.delayedEntry(entered));
        assertFalse(KaplanMeierSvg.text(report).contains("adds up"));
        assertTrue(KaplanMeierSvg.text(Reports.small()).contains("adds up"));
    }
}
