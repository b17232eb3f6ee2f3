// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.riskset.survival.counts.GroupedRiskTable.Stratum;
import org.riskset.survival.study.TestSpec;

class GroupedRiskTableTest {
    private static final double[] TIMES = {0, 1, 2, 3, 4};

    @Test
    void groups_when_put_side_by_side_then_common_event_times_within_strata() {
        GroupedRiskTable table = table(row(0, 1, 0), row(1, 2, -1), row(1, 3, 1), row(2, 3, 0));

        assertArrayEquals(new long[] {1, 2, 1}, table.n());
        Stratum women = table.strata().get(0);
        assertArrayEquals(new double[] {1, 3}, women.time()); // nobody has the event at 2
        assertArrayEquals(new long[][] {{1, 0}, {2, 1}, {1, 1}}, women.nRisk());
        assertArrayEquals(new long[][] {{1, 0}, {0, 1}, {0, 1}}, women.nEvent());
        assertArrayEquals(new long[] {4, 2}, women.nRiskAll());
        assertEquals(0, table.strata().get(1).time().length);
        assertEquals(3, table.events());
    }

    @Test
    void two_groups_when_selected_then_their_own_event_times() {
        GroupedRiskTable table = table(row(0, 1, 0), row(1, 2, 0), row(2, 3, 0)).select(0, 2);

        assertEquals(List.of("A", "C"), table.groups());
        assertArrayEquals(new double[] {1, 3}, table.strata().get(0).time());
        assertArrayEquals(new long[] {2, 1}, table.strata().get(0).nRiskAll());
    }

    private static GroupedRiskTable table(Observation... rows) {
        Cohort cohort = new Cohort(List.of("A", "B", "C"), 4, false, 2, List.of(rows));
        Aggregate counted = cohort.count(cohort.plan(List.of(Cohort.STRATUM), TestSpec.of("logrank")));
        return GroupedRiskTable.of(
                counted.by(List.of(Cohort.STRATUM, Cohort.GROUP)), TIMES, GroupedRiskTable.ANY_CAUSE);
    }

    private static Observation row(int group, int time, int cause) {
        return new Observation(0, time, cause, Map.of(Cohort.GROUP, group, Cohort.STRATUM, 0));
    }
}
