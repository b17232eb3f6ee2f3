// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.riskset.coordinator.run.SampleRuns.AGREED;
import static org.riskset.coordinator.run.SampleRuns.COUNTED;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.riskset.coordinator.run.RunEvent.Accepted;
import org.riskset.coordinator.run.RunEvent.Answered;
import org.riskset.coordinator.run.RunEvent.Ended;
import org.riskset.privacy.identity.RunId;
import org.riskset.survival.error.RisksetException;

class RunDriverTest {
    private static final Clock CLOCK = Clock.fixed(SampleRuns.START, ZoneOffset.UTC);

    private final List<String> acted = new ArrayList<>();
    private final AtomicInteger stored = new AtomicInteger();

    @Test
    void new_run_when_ticked_then_sites_are_asked_once() {
        Run run = SampleRuns.asked(RunState.SUBMITTED, AGREED);
        RunDriver driver = driver(new RunsInMemory(run));

        driver.tick(run.id());
        driver.tickAll();

        assertEquals(List.of("TELL 1 INVITING"), acted);
    }

    @Test
    void last_counts_when_they_come_then_pooled_at_once() {
        Run run = SampleRuns.in(RunState.COLLECTING);
        RunDriver driver = driver(new RunsInMemory(run));

        Run reviewing = driver.on(run.id(), Answered.vector(AGREED, SampleRuns.receipt("more")));

        assertEquals(RunState.REVIEWING, reviewing.state());
        assertEquals(List.of("POOL 1 REVIEWING"), acted);
    }

    @Test
    void crash_between_storing_and_acting_when_resumed_then_done_once_more() {
        Run run = SampleRuns.in(RunState.COLLECTING);
        RunsInMemory disk = new RunsInMemory(run);
        RunDriver crashing = new RunDriver(disk, machine(), RunDriverTest::crash, r -> {}, CLOCK);
        assertThrows(
                IllegalStateException.class,
                () -> crashing.on(run.id(), Answered.vector(AGREED, SampleRuns.receipt("more"))));

        driver(disk).resume();

        assertEquals(2, disk.find(run.id()).orElseThrow().contributed());
        assertEquals(List.of("POOL 1 REVIEWING"), acted);
    }

    @Test
    void crash_between_the_end_and_closing_when_resumed_then_closed_once_more() {
        Run run = SampleRuns.in(RunState.REVIEWING);
        RunsInMemory disk = new RunsInMemory(run);
        RunDriver crashing = new RunDriver(disk, machine(), RunDriverTest::crash, r -> {}, CLOCK);
        assertThrows(
                IllegalStateException.class,
                () -> crashing.on(run.id(), new Ended(RunState.COMPLETE, Optional.empty())));

        driver(disk).resume();

        assertEquals(List.of("CLOSE 1 PARTIAL"), acted);
    }

    @Test
    void same_counts_again_when_run_goes_on_or_has_ended_then_nothing_is_stored_again() {
        for (RunState state : List.of(RunState.COLLECTING, RunState.COMPLETE)) {
            Run run = SampleRuns.in(state);
            RunDriver driver = driver(new RunsInMemory(run));

            driver.on(run.id(), Answered.vector(COUNTED, SampleRuns.receipt("counts")), stored::incrementAndGet);

            assertEquals(0, stored.get(), state.name());
        }
    }

    @Test
    void event_that_does_not_fit_when_it_comes_then_nothing_is_stored() {
        Run run = SampleRuns.in(RunState.INVITING);
        RunsInMemory disk = new RunsInMemory(run);

        assertThrows(
                RisksetException.class,
                () -> driver(disk)
                        .on(run.id(), Answered.vector(AGREED, SampleRuns.receipt("early")), stored::incrementAndGet));

        assertEquals(0, stored.get());
        assertEquals(run, disk.find(run.id()).orElseThrow());
    }

    @Test
    void unknown_run_when_ticked_then_RS_RUN_004() {
        RisksetException thrown = assertThrows(
                RisksetException.class, () -> driver(new RunsInMemory()).tick(new RunId("0".repeat(32))));

        assertEquals("RS-RUN-004", thrown.first().code().code());
    }

    @Test
    void second_run_of_a_study_when_the_first_is_collected_then_waits_until_that_has_ended() {
        Run first = SampleRuns.in(RunState.COLLECTING);
        Run second = numbered(2, SampleRuns.asked(RunState.INVITING, AGREED));
        RunsInMemory disk = new RunsInMemory(first, second);
        RunDriver driver = driver(disk);

        driver.on(second.id(), new Accepted(AGREED, SampleRuns.acceptance(second, AGREED, 1)));
        RunState meanwhile = disk.find(second.id()).orElseThrow().state();
        driver.on(first.id(), new Ended(RunState.CANCELLED, Optional.empty()));

        assertEquals(RunState.INVITING, meanwhile);
        assertEquals(RunState.COLLECTING, disk.find(second.id()).orElseThrow().state());
        assertEquals(List.of("CLOSE 1 CANCELLED", "TELL 2 COLLECTING"), acted);
    }

    private RunDriver driver(Runs disk) {
        return new RunDriver(
                disk,
                machine(),
                (action, run) -> acted.add(action + " " + run.number() + " " + run.state()),
                run -> {},
                CLOCK);
    }

    private static RunMachine machine() {
        return new RunMachine(SampleRuns.CLOCKS);
    }

    private static void crash(RunAction action, Run run) {
        throw new IllegalStateException("the power went before " + action + " of run " + run.number());
    }

    private static Run numbered(int number, Run run) {
        return new Run(
                run.id(),
                number,
                run.question(),
                run.state(),
                run.attempt(),
                run.participations(),
                run.submitted(),
                run.deadline(),
                run.problem(),
                run.sum());
    }
}
