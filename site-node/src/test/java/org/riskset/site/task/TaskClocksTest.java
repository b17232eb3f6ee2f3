// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskClocksTest {
    private static final Instant NOW = SampleTasks.NOW;
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration INSTANT = Duration.ofMillis(1);

    @Test
    void keys_when_made_then_their_time_begins_by_the_clock_that_only_runs_forward() {
        Step keyed = Trio.in(TaskState.ACCEPTED).next();

        Step stamped = clocks(NOW.plus(DAY), NOW).stamped(keyed);

        assertEquals(Optional.of(NOW), stamped.task().keyed());
        assertEquals(keyed.messages(), stamped.messages());
    }

    @Test
    void keys_when_the_run_goes_on_then_their_time_stays() {
        Task keyed = Trio.in(TaskState.KEYED).self().keyedAt(NOW);

        Step again = clocks(NOW, NOW.plusSeconds(9)).stamped(Step.stay(keyed));
        Step shared = clocks(NOW, NOW.plusSeconds(9)).stamped(Step.stay(keyed.in(TaskState.SHARED)));

        assertEquals(Optional.of(NOW), again.task().keyed());
        assertEquals(Optional.of(NOW), shared.task().keyed());
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskState.class,
            names = {"RECEIVED", "CHECKED", "AWAITING_APPROVAL", "ACCEPTED", "SENT"})
    void state_without_secrets_when_entered_then_no_time_begins(TaskState state) {
        Step step = Step.stay(SampleTasks.in(state));

        assertEquals(Optional.empty(), clocks(NOW, NOW).stamped(step).task().keyed());
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskState.class,
            names = {"KEYED", "SHARED", "MASKED", "CONFIRMED", "UNMASKED"})
    void secrets_when_kept_for_a_day_then_over_and_not_before(TaskState state) {
        Task task = Trio.in(state).self().keyedAt(NOW);

        assertFalse(clocks(NOW, NOW.plus(DAY).minus(INSTANT)).isOver(task));
        assertTrue(clocks(NOW, NOW.plus(DAY)).isOver(task));
    }

    @Test
    void machines_clock_when_set_ahead_or_back_then_secrets_live_as_long() {
        Task task = Trio.in(TaskState.SHARED).self().keyedAt(NOW);

        assertFalse(clocks(NOW.plus(DAY.multipliedBy(7)), NOW.plusSeconds(1)).isOver(task));
        assertTrue(clocks(NOW.minus(DAY.multipliedBy(7)), NOW.plus(DAY)).isOver(task));
    }

    @Test
    void steady_clock_that_began_earlier_after_a_restart_when_asked_then_not_over() {
        Task task = Trio.in(TaskState.SHARED).self().keyedAt(NOW);

        assertFalse(clocks(NOW, NOW.minus(DAY.multipliedBy(2))).isOver(task));
    }

    @Test
    void agreement_when_it_has_ended_then_over_whatever_was_keyed() {
        Task task = Trio.in(TaskState.SHARED).self().keyedAt(NOW);
        Instant end = Instant.ofEpochSecond(task.acceptance().orElseThrow().expires());

        assertTrue(clocks(end.plus(Duration.ofMinutes(6)), NOW).isOver(task));
        assertFalse(clocks(end.minusSeconds(1), NOW).isOver(task));
    }

    private static TaskClocks clocks(Instant wall, Instant steady) {
        return TaskClocks.of(Clock.fixed(wall, ZoneOffset.UTC), Clock.fixed(steady, ZoneOffset.UTC));
    }
}
