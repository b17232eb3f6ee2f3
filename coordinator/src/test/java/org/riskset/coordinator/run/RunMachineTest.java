// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.riskset.coordinator.run.SampleRuns.AGREED;
import static org.riskset.coordinator.run.SampleRuns.COUNTED;
import static org.riskset.coordinator.run.SampleRuns.REFUSED;
import static org.riskset.coordinator.run.SampleRuns.SILENT;
import static org.riskset.coordinator.run.SampleRuns.STRANGER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.coordinator.run.RunEvent.Accepted;
import org.riskset.coordinator.run.RunEvent.Answered;
import org.riskset.coordinator.run.RunEvent.Declined;
import org.riskset.coordinator.run.RunEvent.Ended;
import org.riskset.coordinator.run.RunEvent.Ticked;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.Decline.Kind;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.error.RisksetException;

class RunMachineTest {
    private static final RunMachine MACHINE = new RunMachine(SampleRuns.CLOCKS);
    private static final Instant EARLY = SampleRuns.START.plusSeconds(60);
    private static final Instant LATE = SampleRuns.START.plus(Duration.ofHours(2));
    private static final String UNCHANGED = ".";
    private static final String KEPT = "+";

    // Every event in every state of plain mode; the sites of the run have agreed, counted, refused and said nothing.
    // "." nothing changes, "+" kept in the same state, a state is entered with its actions, a code is thrown.
    @ParameterizedTest
    @CsvSource(delimiterString = "|", useHeadersInDisplayName = true, textBlock = """
            event                   | SUBMITTED  | INVITING   | COLLECTING | REVIEWING  | ended
            agreement               | RS-SEC-031 | +          | RS-SEC-031 | RS-SEC-031 | RS-SEC-031
            agreement again         | .          | .          | .          | .          | .
            other agreement         | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030
            agreement after refusal | RS-SEC-031 | RS-SEC-030 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031
            agreement of a stranger | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002
            refusal                 | RS-SEC-031 | +          | +          | RS-SEC-031 | RS-SEC-031
            refusal again           | .          | .          | .          | .          | .
            other refusal           | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030
            departure               | RS-SEC-031 | +          | +          | RS-SEC-031 | RS-SEC-031
            departure after counts  | RS-SEC-031 | RS-SEC-030 | RS-SEC-030 | RS-SEC-031 | RS-SEC-031
            refusal of a stranger   | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002
            counts                  | RS-SEC-031 | RS-SEC-031 | +          | RS-SEC-031 | RS-SEC-031
            counts again            | .          | .          | .          | .          | .
            other counts            | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030
            counts without roster   | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002
            counts after refusal    | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002
            counts of a stranger    | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002
            tick                    | INVITING   | .          | .          | .          | .
            tick after the deadline | INVITING   | COLLECTING | REVIEWING  | .          | .
            tick while study busy   | INVITING   | .          | REVIEWING  | .          | .
            result                  | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | PARTIAL    | .
            release refused         | REFUSED    | REFUSED    | REFUSED    | REFUSED    | .
            cancelled               | CANCELLED  | CANCELLED  | CANCELLED  | CANCELLED  | .
            failure                 | FAILED     | FAILED     | FAILED     | FAILED     | .
            """)
    void event_in_each_state_when_it_happens_then_as_in_the_table(
            String event, String submitted, String inviting, String collecting, String reviewing, String ended) {
        Map<RunState, String> open = Map.of(
                RunState.SUBMITTED, submitted,
                RunState.INVITING, inviting,
                RunState.COLLECTING, collecting,
                RunState.REVIEWING, reviewing);
        for (RunState state : RunState.values()) {
            String expected = state.hasEnded() ? ended : open.get(state);
            if (expected == null) {
                continue;
            }
            assertEquals(expected, outcome(SampleRuns.in(state), event), () -> event + " in " + state);
        }
    }

    @Test
    void all_answered_when_ticked_then_roster_without_waiting_for_the_deadline() {
        Run run = SampleRuns.asked(RunState.INVITING, AGREED, REFUSED);
        run = after(run, new Accepted(AGREED, SampleRuns.acceptance(run, AGREED, 1)));
        run = after(run, new Declined(REFUSED, SampleRuns.decline(run, REFUSED, Kind.REJECTED)));

        Step step = MACHINE.on(run, new Ticked(EARLY, true));

        assertEquals(RunState.COLLECTING, step.run().state());
        assertEquals(EARLY.plus(SampleRuns.CLOCKS.collecting()), step.run().deadline());
        assertEquals(List.of(RunAction.TELL), step.actions());
    }

    @Test
    void site_that_left_before_the_roster_when_it_stands_then_not_a_member() {
        Run run = SampleRuns.asked(RunState.INVITING, AGREED, COUNTED);
        run = after(run, new Accepted(AGREED, SampleRuns.acceptance(run, AGREED, 1)));
        run = after(run, new Accepted(COUNTED, SampleRuns.acceptance(run, COUNTED, 1)));
        run = after(run, new Declined(AGREED, SampleRuns.decline(run, AGREED, Kind.ABORTED)));

        Run standing = after(run, new Ticked(EARLY, true));

        assertEquals(RunState.COLLECTING, standing.state());
        assertEquals(1, standing.roster().size());
        assertTrue(standing.roster().member(AGREED).isEmpty());
    }

    @Test
    void member_that_leaves_after_the_roster_when_the_rest_has_counted_then_roster_keeps_it() {
        Run run = SampleRuns.asked(RunState.INVITING, AGREED, COUNTED);
        run = after(run, new Accepted(AGREED, SampleRuns.acceptance(run, AGREED, 1)));
        run = after(run, new Accepted(COUNTED, SampleRuns.acceptance(run, COUNTED, 1)));
        run = after(run, new Ticked(EARLY, true));
        run = after(run, Answered.vector(COUNTED, SampleRuns.receipt("counts")));
        run = after(run, new Declined(AGREED, SampleRuns.decline(run, AGREED, Kind.ABORTED)));

        Run reviewing = after(run, new Ticked(EARLY, true));

        assertEquals(RunState.REVIEWING, reviewing.state());
        assertEquals(2, reviewing.roster().size());
        assertEquals(
                Standing.ABORTED, SampleRuns.participation(reviewing, AGREED).standing(true));
    }

    @Test
    void every_site_in_the_sum_when_the_result_is_there_then_complete() {
        Run run = SampleRuns.asked(RunState.INVITING, COUNTED);
        run = after(run, new Accepted(COUNTED, SampleRuns.acceptance(run, COUNTED, 1)));
        run = after(run, new Ticked(EARLY, true));
        run = after(run, Answered.vector(COUNTED, SampleRuns.receipt("counts")));
        run = after(run, new Ticked(EARLY, true));

        Step step = MACHINE.on(run, new Ended(RunState.COMPLETE, Optional.empty()));

        assertEquals(RunState.COMPLETE, step.run().state());
        assertEquals(List.of(RunAction.CLOSE), step.actions());
    }

    @Test
    void fewer_agree_than_one_of_them_demands_when_the_roster_is_due_then_failed() {
        Run run = SampleRuns.asked(RunState.INVITING, AGREED, COUNTED, SILENT);
        run = after(run, new Accepted(AGREED, SampleRuns.acceptance(run, AGREED, 3)));
        run = after(run, new Accepted(COUNTED, SampleRuns.acceptance(run, COUNTED, 1)));

        Step step = MACHINE.on(run, new Ticked(LATE, true));

        assertEquals(RunState.FAILED, step.run().state());
        assertEquals(
                "RS-RUN-003: 2 of 3 sites agreed, 3 are needed",
                step.run().problem().orElseThrow());
        assertEquals(List.of(RunAction.CLOSE), step.actions());
    }

    @Test
    void fewer_counts_than_demanded_when_time_is_over_then_failed_and_nothing_pooled() {
        Run run = SampleRuns.asked(RunState.INVITING, AGREED, COUNTED);
        run = after(run, new Accepted(AGREED, SampleRuns.acceptance(run, AGREED, 2)));
        run = after(run, new Accepted(COUNTED, SampleRuns.acceptance(run, COUNTED, 1)));
        run = after(run, new Ticked(EARLY, true));
        run = after(run, Answered.vector(COUNTED, SampleRuns.receipt("counts")));

        Step step = MACHINE.on(run, new Ticked(LATE, true));

        assertEquals(RunState.FAILED, step.run().state());
        assertEquals(
                "RS-RUN-003: 1 of 2 sites sent their counts, 2 are needed",
                step.run().problem().orElseThrow());
        assertEquals(List.of(RunAction.CLOSE), step.actions());
    }

    @Test
    void deadline_when_now_is_exactly_it_then_over() {
        Run run = SampleRuns.in(RunState.COLLECTING);

        assertEquals(
                RunState.COLLECTING,
                after(run, new Ticked(run.deadline().minusMillis(1), true)).state());
        assertEquals(
                RunState.REVIEWING, after(run, new Ticked(run.deadline(), true)).state());
    }

    private static Run after(Run run, RunEvent event) {
        return MACHINE.on(run, event).run();
    }

    private static String outcome(Run run, String event) {
        Step step;
        try {
            step = MACHINE.on(run, event(run, event));
        } catch (RisksetException e) {
            return e.first().code().code();
        }
        if (step.run().state() == run.state()) {
            assertEquals(List.of(), step.actions());
            return step.run().equals(run) ? UNCHANGED : KEPT;
        }
        assertEquals(step.run().state().actions(), step.actions());
        assertNotEquals(List.of(), step.actions());
        return step.run().state().name();
    }

    private static RunEvent event(Run run, String event) {
        return switch (event) {
            case "agreement" -> accepted(run, SILENT, 1);
            case "agreement again" -> accepted(run, AGREED, 1);
            case "other agreement" -> accepted(run, AGREED, 2);
            case "agreement after refusal" -> accepted(run, REFUSED, 1);
            case "agreement of a stranger" -> accepted(run, STRANGER, 1);
            case "refusal" -> declined(run, SILENT, Kind.REFUSED);
            case "refusal again" -> declined(run, REFUSED, Kind.REFUSED);
            case "other refusal" -> declined(run, REFUSED, Kind.REJECTED);
            case "departure" -> declined(run, AGREED, Kind.ABORTED);
            case "departure after counts" -> declined(run, COUNTED, Kind.ABORTED);
            case "refusal of a stranger" -> declined(run, STRANGER, Kind.REFUSED);
            case "counts" -> counts(AGREED, "counts");
            case "counts again" -> counts(COUNTED, "counts");
            case "other counts" -> counts(COUNTED, "other counts");
            case "counts without roster" -> counts(SILENT, "counts");
            case "counts after refusal" -> counts(REFUSED, "counts");
            case "counts of a stranger" -> counts(STRANGER, "counts");
            case "tick" -> new Ticked(EARLY, true);
            case "tick after the deadline" -> new Ticked(LATE, true);
            case "tick while study busy" -> new Ticked(LATE, false);
            case "result" -> new Ended(RunState.COMPLETE, Optional.empty());
            case "release refused" -> new Ended(RunState.REFUSED, Optional.of("RS-DISC-018: too few"));
            case "cancelled" -> new Ended(RunState.CANCELLED, Optional.of("RS-RUN-006: cancelled"));
            case "failure" -> new Ended(RunState.FAILED, Optional.of("RS-SEC-040: not coherent"));
            default -> throw new IllegalArgumentException(event);
        };
    }

    private static RunEvent accepted(Run run, SiteId site, int minSites) {
        Acceptance acceptance = SampleRuns.acceptance(run, site, minSites);
        return new Accepted(site, acceptance);
    }

    private static RunEvent declined(Run run, SiteId site, Kind kind) {
        Decline decline = SampleRuns.decline(run, site, kind);
        return new Declined(site, decline);
    }

    private static RunEvent counts(SiteId site, String bytes) {
        return Answered.vector(site, SampleRuns.receipt(bytes));
    }

    @Test
    void unknown_site_when_refused_then_message_names_run_and_state() {
        Run run = SampleRuns.in(RunState.COLLECTING);

        RisksetException refused = assertThrows(RisksetException.class, () -> MACHINE.on(run, counts(STRANGER, "x")));

        assertEquals(
                "a message of a site that was not asked for run 1 in state COLLECTING",
                refused.first().what());
    }
}
