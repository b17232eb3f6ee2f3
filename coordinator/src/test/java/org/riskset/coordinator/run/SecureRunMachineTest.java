// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.coordinator.run.RunEvent.Accepted;
import org.riskset.coordinator.run.RunEvent.Answered;
import org.riskset.coordinator.run.RunEvent.Declined;
import org.riskset.coordinator.run.RunEvent.Ended;
import org.riskset.coordinator.run.RunEvent.Ticked;
import org.riskset.privacy.identity.Decline.Kind;
import org.riskset.privacy.masking.Phase;
import org.riskset.survival.error.RisksetException;

class SecureRunMachineTest {
    private static final String UNCHANGED = ".";
    private static final String KEPT = "+";

    // Every event in every state of a secure run of five, as SecureSites tells. "." nothing changes, "+" kept in the
    // same
    // state, a state is entered with its actions (with the attempt, when that rises), a code is thrown.
    @ParameterizedTest
    @CsvSource(delimiterString = "|", useHeadersInDisplayName = true, textBlock = """
            event                | INVITING   | KEYING     | SHARING    | COLLECTING | CONFIRMING | UNMASKING  | REVIEWING  | ended
            fifth agrees         | +          | .          | .          | .          | .          | .          | .          | .
            agreement again      | .          | .          | .          | .          | .          | .          | .          | .
            other agreement      | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030
            departure            | +          | +          | +          | +          | +          | +          | RS-SEC-031 | RS-SEC-031
            departure of a fifth | +          | +          | +          | +          | +          | +          | RS-SEC-031 | RS-SEC-031
            KEYS                 | RS-SEC-031 | +          | .          | .          | .          | .          | .          | .
            SHARES               | RS-SEC-031 | RS-SEC-031 | +          | .          | .          | .          | .          | .
            VECTOR               | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | +          | .          | .          | .          | .
            SURVIVORS            | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | +          | .          | .          | .
            OPENING              | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | +          | .          | .
            other KEYS           | RS-SEC-031 | +          | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030
            other SHARES         | RS-SEC-031 | RS-SEC-031 | +          | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030
            other VECTOR         | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | +          | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030
            other SURVIVORS      | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | +          | RS-SEC-030 | RS-SEC-030 | RS-SEC-030
            other OPENING        | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | +          | RS-SEC-030 | RS-SEC-030
            late VECTOR          | RS-RUN-002 | RS-SEC-031 | RS-SEC-031 | +          | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031
            late SURVIVORS       | RS-RUN-002 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | +          | RS-SEC-031 | RS-SEC-031 | RS-SEC-031
            late OPENING         | RS-RUN-002 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | +          | RS-SEC-031 | RS-SEC-031
            stranger KEYS        | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002
            ABORT                | RS-SEC-031 | +          | +          | +          | +          | +          | +          | + TELL
            tick                 | .          | .          | .          | .          | .          | .          | .          | .
            tick at the deadline | KEYING     | INVITING 2 | INVITING 2 | CONFIRMING | UNMASKING  | REVIEWING  | .          | .
            tick while busy      | .          | INVITING 2 | INVITING 2 | CONFIRMING | UNMASKING  | REVIEWING  | .          | .
            result               | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | RS-RUN-002 | PARTIAL    | .
            release refused      | REFUSED    | REFUSED    | REFUSED    | REFUSED    | REFUSED    | REFUSED    | REFUSED    | .
            cancelled            | CANCELLED  | CANCELLED  | CANCELLED  | CANCELLED  | CANCELLED  | CANCELLED  | CANCELLED  | .
            failure              | FAILED     | FAILED     | FAILED     | FAILED     | FAILED     | FAILED     | FAILED     | .
            """)
    void event_in_each_state_when_it_happens_then_as_in_the_table(
            String event,
            String inviting,
            String keying,
            String sharing,
            String collecting,
            String confirming,
            String unmasking,
            String reviewing,
            String ended) {
        Map<RunState, String> open = Map.of(
                RunState.INVITING, inviting,
                RunState.KEYING, keying,
                RunState.SHARING, sharing,
                RunState.COLLECTING, collecting,
                RunState.CONFIRMING, confirming,
                RunState.UNMASKING, unmasking,
                RunState.REVIEWING, reviewing);
        open.forEach((state, expected) ->
                assertEquals(expected, outcome(SecureSites.in(state), event), () -> event + " in " + state));
        for (Ended end : List.of(
                new Ended(RunState.COMPLETE, Optional.empty()),
                new Ended(RunState.FAILED, Optional.of("RS-SEC-040: x")))) {
            SecureSites over = SecureSites.in(RunState.REVIEWING);
            over.on(end);

            assertEquals(ended, outcome(over, event), () -> event + " after " + end);
        }
    }

    private static String outcome(SecureSites sites, String event) {
        Run before = sites.run();
        Step step;
        try {
            step = sites.on(event(sites, event));
        } catch (RisksetException e) {
            return e.first().code().code();
        }
        Run after = step.run();
        if (after.state() == before.state()) {
            String actions =
                    step.actions().isEmpty() ? "" : " " + step.actions().get(0);
            return (after.equals(before) ? UNCHANGED : KEPT) + actions;
        }
        assertEquals(after.state().actions(), step.actions());
        assertNotEquals(List.of(), step.actions());
        return after.state() + (after.attempt() > before.attempt() ? " " + after.attempt() : "");
    }

    private static RunEvent event(SecureSites sites, String event) {
        Run run = sites.run();
        return switch (event) {
            case "fifth agrees" -> new Accepted(SecureSites.site(5), known(sites, 5));
            case "agreement again" -> new Accepted(SecureSites.site(1), known(sites, 1));
            case "other agreement" ->
                new Accepted(SecureSites.site(1), SampleRuns.acceptance(run, SecureSites.site(1), 2));
            case "departure" -> declined(run, 1);
            case "departure of a fifth" -> declined(run, 5);
            case "tick" -> new Ticked(sites.now(), true);
            case "tick at the deadline" -> new Ticked(run.deadline(), true);
            case "tick while busy" -> new Ticked(run.deadline(), false);
            case "result" -> new Ended(RunState.COMPLETE, Optional.empty());
            case "release refused" -> new Ended(RunState.REFUSED, Optional.of("RS-DISC-018: too few"));
            case "cancelled" -> new Ended(RunState.CANCELLED, Optional.of("RS-RUN-006: cancelled"));
            case "failure" -> new Ended(RunState.FAILED, Optional.of("RS-SEC-040: not coherent"));
            default -> answered(sites, event);
        };
    }

    private static org.riskset.privacy.identity.Acceptance known(SecureSites sites, int site) {
        return sites.participation(site).acceptance().orElseGet(() -> sites.acceptance(site));
    }

    private static Declined declined(Run run, int site) {
        return new Declined(SecureSites.site(site), SampleRuns.decline(run, SecureSites.site(site), Kind.ABORTED));
    }

    // The fourth has answered every phase but the present one; the fifth neither that nor any after the shares.
    private static Answered answered(SecureSites sites, String event) {
        Phase phase = Phase.valueOf(event.substring(event.lastIndexOf(' ') + 1));
        int who = event.startsWith("late") ? 5 : 4;
        Receipt fresh = SampleRuns.receipt("fresh");
        Receipt receipt = event.equals(phase.name())
                ? sites.participation(who).receipt(phase).orElse(fresh)
                : fresh;
        return new Answered(
                event.startsWith("stranger") ? SampleRuns.STRANGER : SecureSites.site(who),
                phase,
                receipt,
                Optional.empty());
    }
}
