// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Receipt;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunEvent.Ended;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.SampleRuns;
import org.riskset.coordinator.run.SecureSites;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.PhaseAnswer;

class PhaseIntakeTest {
    private static final Signature NOBODYS = Signature.of(new byte[64]);
    // the fourth is the one that has not answered yet
    private static final int LAST = 4;

    static Stream<Arguments> phases() {
        return Stream.of(
                Arguments.of(Phase.KEYS, RunState.KEYING),
                Arguments.of(Phase.SHARES, RunState.SHARING),
                Arguments.of(Phase.SURVIVORS, RunState.CONFIRMING),
                Arguments.of(Phase.OPENING, RunState.UNMASKING));
    }

    @ParameterizedTest
    @MethodSource("phases")
    void honest_answer_when_it_comes_then_receipt_and_body_are_kept_once(Phase phase, RunState state) {
        Desk desk = Desk.in(state);
        PhaseAnswer answer = desk.sites.answer(LAST, phase);
        Receipt expected = desk.sites.receipt(answer);

        desk.send(LAST, answer);
        Run once = desk.run();
        desk.send(LAST, answer);

        Participation site = once.participation(SecureSites.site(LAST)).orElseThrow();
        assertEquals(Optional.of(expected), site.receipt(phase));
        assertArrayEquals(answer.body(), desk.kept(LAST, phase).orElseThrow());
        assertEquals(1, desk.times());
        assertEquals(once, desk.run());
        assertEquals(phase == Phase.KEYS ? Optional.of(answer) : site.keys(), site.keys());
    }

    @ParameterizedTest
    @MethodSource("phases")
    void answer_in_the_name_of_another_when_it_comes_then_RS_SEC_010(Phase phase, RunState state) {
        Desk desk = Desk.in(state);
        PhaseAnswer answer = desk.sites.answer(LAST, phase);
        PhaseAnswer ofThird = PhaseAnswer.read(phase, 3, answer.body(), answer.signature());
        Signature thirds = desk.run()
                .participation(SecureSites.site(3))
                .orElseThrow()
                .receipt(phase)
                .orElseThrow()
                .signature();

        desk.refuses("RS-SEC-010", () -> desk.send(LAST, ofThird));
        desk.refuses("RS-SEC-010", () -> desk.send(3, answer));
        desk.refuses("RS-SEC-010", () -> desk.send(LAST, PhaseAnswer.read(phase, LAST, answer.body(), thirds)));
    }

    @ParameterizedTest
    @MethodSource("phases")
    void answer_that_was_altered_when_it_comes_then_RS_SEC_010(Phase phase, RunState state) {
        Desk desk = Desk.in(state);
        PhaseAnswer answer = desk.sites.answer(LAST, phase);

        desk.refuses("RS-SEC-010", () -> desk.send(LAST, PhaseAnswer.read(phase, LAST, answer.body(), NOBODYS)));
        if (answer.body().length > 0) {
            byte[] altered = answer.body();
            altered[altered.length - 1] ^= 1;
            desk.refuses(
                    "RS-SEC-010", () -> desk.send(LAST, PhaseAnswer.read(phase, LAST, altered, answer.signature())));
        }
    }

    @ParameterizedTest
    @MethodSource("phases")
    void answer_for_another_run_when_signed_by_the_same_site_then_RS_SEC_010(Phase phase, RunState state) {
        Desk desk = Desk.in(state);
        PhaseAnswer elsewhere = SecureSites.in(state).answer(LAST, phase);

        desk.refuses("RS-SEC-010", () -> desk.send(LAST, elsewhere));
    }

    @ParameterizedTest
    @MethodSource("phases")
    void answer_of_another_attempt_or_run_when_it_comes_then_refused(Phase phase, RunState state) {
        Desk desk = Desk.in(state);
        PhaseAnswer answer = desk.sites.answer(LAST, phase);
        RunId run = desk.run().id();

        desk.refuses("RS-SEC-031", () -> desk.intake.answer(SecureSites.site(LAST), run, 2, answer));
        desk.refuses(
                "RS-RUN-004", () -> desk.intake.answer(SecureSites.site(LAST), new RunId("0".repeat(32)), 1, answer));
        desk.refuses("RS-RUN-002", () -> desk.intake.answer(SampleRuns.STRANGER, run, 1, answer));
    }

    @ParameterizedTest
    @MethodSource("phases")
    void answer_before_its_time_when_it_comes_then_RS_SEC_031(Phase phase, RunState state) {
        for (RunState before : RunState.values()) {
            if (before.ordinal() >= RunState.INVITING.ordinal() && before.ordinal() < state.ordinal()) {
                Desk desk = Desk.in(before);
                byte[] body = phase == Phase.KEYS
                        ? SecureSites.in(RunState.KEYING).answer(LAST, phase).body()
                        : new byte[0];

                desk.refuses("RS-SEC-031", () -> desk.send(1, PhaseAnswer.read(phase, 1, body, NOBODYS)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("phases")
    void answer_after_its_time_when_it_comes_then_RS_SEC_031_and_not_kept(Phase phase, RunState state) {
        SecureSites sites = SecureSites.in(state);
        int attempt = sites.run().attempt();
        PhaseAnswer late = sites.answer(LAST, phase);
        sites.tickLate();
        Desk desk = new Desk(sites);

        desk.refuses(
                "RS-SEC-031",
                () -> desk.intake.answer(SecureSites.site(LAST), sites.run().id(), attempt, late));
    }

    @ParameterizedTest
    @MethodSource("phases")
    void answer_after_the_end_when_it_comes_then_RS_SEC_031_and_not_kept(Phase phase, RunState state) {
        SecureSites sites = SecureSites.in(state);
        PhaseAnswer late = sites.answer(LAST, phase);
        sites.on(new Ended(RunState.CANCELLED, Optional.empty()));
        Desk desk = new Desk(sites);

        desk.refuses("RS-SEC-031", () -> desk.send(LAST, late));
    }

    @Test
    void other_keys_after_the_first_when_signed_as_well_then_RS_SEC_030() {
        Desk desk = Desk.in(RunState.KEYING);
        desk.send(LAST, desk.sites.answer(LAST, Phase.KEYS));
        PhaseAnswer second = desk.sites.answer(LAST, Phase.KEYS);

        desk.refuses("RS-SEC-030", () -> desk.send(LAST, second));
    }

    @Test
    void any_phase_when_the_run_is_in_plain_mode_then_RS_RUN_002() {
        PhaseAnswer keys = SecureSites.in(RunState.KEYING).answer(LAST, Phase.KEYS);
        for (RunState state : List.of(RunState.COLLECTING, RunState.REVIEWING, RunState.COMPLETE)) {
            Run plain = SampleRuns.in(state);
            Desk desk = new Desk(SecureSites.in(RunState.KEYING));
            desk.runs.add(plain);

            desk.refuses("RS-RUN-002", () -> desk.intake.answer(SampleRuns.AGREED, plain.id(), 1, keys));
        }
    }

    @Test
    void site_that_was_asked_and_is_no_member_when_it_answers_then_RS_RUN_002() {
        SecureSites sites = SecureSites.in(RunState.INVITING);
        sites.tickLate();
        PhaseAnswer keys = SecureSites.in(RunState.KEYING).answer(5, Phase.KEYS);
        Desk desk = new Desk(sites);

        assertEquals(RunState.KEYING, sites.run().state());
        desk.refuses("RS-RUN-002", () -> desk.send(5, keys));
    }

    @Test
    void last_answer_when_it_is_here_then_the_run_goes_on_by_itself() {
        SecureSites sites = SecureSites.in(RunState.KEYING);
        sites.answer(Phase.KEYS, 5, 5);
        Desk desk = new Desk(sites);

        desk.send(LAST, sites.answer(LAST, Phase.KEYS));

        assertEquals(RunState.SHARING, desk.run().state());
        assertTrue(desk.run().deadline().isAfter(desk.sites.now()));
    }
}
