// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.riskset.coordinator.run.RunState;
import org.riskset.proto.coordinator.v1.ParticipationStatus;
import org.riskset.proto.coordinator.v1.WatchResponse;

class RunTextTest {

    @ParameterizedTest
    @CsvSource({
        "INVITING,   asking,   2/3 accepted",
        "KEYING,     keying,   1/3 agreed",
        "SHARING,    sharing,  1/3 agreed",
        "COLLECTING, counting, 1/3 counts",
        "CONFIRMING, opening,  1/3 counts",
        "UNMASKING,  opening,  1/3 counts",
        "REVIEWING,  pooling,  1/3 counts",
        "COMPLETE,   COMPLETE, 1/3 counts",
        "FAILED,     FAILED,   1/3 counts"
    })
    void run_in_each_state_when_followed_then_says_what_is_being_done(String state, String doing, String done) {
        String line = new RunText(run(state, "", "")).line();

        assertTrue(line.startsWith("Run 17  " + doing), line);
        assertTrue(line.contains(done), line);
        assertEquals(!line.startsWith("Run 17  " + state), line.endsWith("waits for site-3"), line);
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void every_state_of_the_machine_when_shown_then_known_as_over_or_not(RunState state) {
        RunText text = new RunText(run(state.name(), "", ""));

        assertEquals(state.hasEnded(), text.ended());
        if (!state.hasEnded()) {
            assertFalse(text.line().contains(state.name()), "shown in words: " + text.line());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COMPLETE  |                                           |         | 0",
                "PARTIAL   |                                           |         | 8",
                "REFUSED   | RS-DISC-018: too few                      |         | 4",
                "CANCELLED | RS-RUN-006: cancelled                     |         | 1",
                "FAILED    | RS-RUN-003: 2 of 4 sites agreed           |         | 1",
                "FAILED    | RS-RUN-003: 2 of 4 sites agreed           | REFUSED | 4",
                "FAILED    | RS-SEC-020: 2 of 4 sites sent             |         | 4",
                "FAILED    | RS-SEC-015: 2 of 4 sites signed           |         | 1",
                "FAILED    | RS-SEC-013: the share of a for b          |         | 7",
                "FAILED    | RS-SEC-014: the shares of the secret of a |         | 7",
                "FAILED    | RS-SEC-040: the sum is not coherent       |         | 7",
                "FAILED    | RS-RUN-001: an internal failure           |         | 1"
            })
    void run_that_has_ended_when_followed_then_its_exit_code(String state, String problem, String third, int exit) {
        RunText text = new RunText(run(state, problem == null ? "" : problem, third == null ? "" : third));

        assertEquals(exit, text.exitCode());
        text.problem().ifPresent(p -> {
            assertTrue(p.startsWith("error[RS-"), p);
            assertTrue(p.endsWith("exit      " + exit), p);
        });
        assertEquals(problem != null, text.problem().isPresent());
    }

    @Test
    void run_that_goes_on_when_it_has_a_problem_then_not_told_yet() {
        assertEquals(Optional.empty(), new RunText(run("KEYING", "RS-SEC-020: x", "")).problem());
    }

    private static WatchResponse run(String state, String problem, String third) {
        return WatchResponse.newBuilder()
                .setRun(17)
                .setState(state)
                .setProblem(problem)
                .addSites(site("site-1", "CONTRIBUTED"))
                .addSites(site("site-2", "ACCEPTED"))
                .addSites(site("site-3", third.isEmpty() ? "ASKED" : third))
                .build();
    }

    private static ParticipationStatus site(String name, String state) {
        return ParticipationStatus.newBuilder().setSite(name).setState(state).build();
    }
}
