// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.riskset.coordinator.run.Chain;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunEvent.Declined;
import org.riskset.coordinator.run.RunEvent.Ended;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.SampleRuns;
import org.riskset.coordinator.run.SecureSites;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.identity.Decline.Kind;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.proto.codec.AssignmentBody;
import org.riskset.proto.codec.AssignmentBody.Close;
import org.riskset.proto.codec.AssignmentBody.Returned;

class AssignmentBodiesTest {

    // What the first (has answered the present phase), the fourth (has not) and the fifth (lost with its counts) are
    // told.
    @ParameterizedTest
    @CsvSource(delimiterString = "|", useHeadersInDisplayName = true, textBlock = """
            state      | first   | fourth       | fifth
            SUBMITTED  | nothing | nothing      | nothing
            INVITING   | nothing | nothing      | task
            KEYING     | nothing | roster       | roster
            SHARING    | nothing | keys         | keys
            COLLECTING | nothing | shares       | shares
            CONFIRMING | nothing | contributors | nothing
            UNMASKING  | nothing | quorum       | nothing
            REVIEWING  | nothing | nothing      | nothing
            COMPLETE   | close   | close        | close
            FAILED     | close   | close        | close
            CANCELLED  | close   | close        | close
            """)
    void site_in_each_state_when_told_then_what_it_needs_for_its_next_answer(
            RunState state, String first, String fourth, String fifth) {
        SecureSites sites = sites(state);
        AssignmentBodies bodies = bodies(sites);

        assertEquals(first, kind(bodies.of(sites.participation(1))));
        assertEquals(fourth, kind(bodies.of(sites.participation(4))));
        assertEquals(fifth, kind(bodies.of(sites.participation(5))));
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"INVITING", "KEYING", "SHARING", "COLLECTING", "CONFIRMING", "UNMASKING"})
    void member_that_has_left_when_the_run_goes_on_then_told_nothing(RunState state) {
        SecureSites sites = sites(state);
        leaves(sites, 4);

        assertEquals("nothing", kind(bodies(sites).of(sites.participation(4))));
    }

    @Test
    void member_that_has_left_when_the_run_is_over_then_told_only_if_it_gave_its_word_to_open_nothing() {
        SecureSites sites = sites(RunState.COLLECTING);
        leaves(sites, 3);
        leaves(sites, 4);
        sites.on(sites.event(4, Phase.ABORT));
        sites.on(new Ended(RunState.FAILED, Optional.of("RS-SEC-020: x")));

        assertEquals("nothing", kind(bodies(sites).of(sites.participation(3))));
        assertEquals("close", kind(bodies(sites).of(sites.participation(4))));
    }

    @Test
    void sealed_shares_when_handed_on_then_each_reaches_its_receiver_alone() {
        SecureSites sites = SecureSites.asked(4, Quorum.DEFAULT).accept(1, 4);
        sites.tick();
        sites.answer(Phase.KEYS, 1, 4).tick();
        sites.answer(Phase.SHARES, 1, 4).tick();
        AssignmentBodies bodies = bodies(sites);

        for (int i = 1; i <= 4; i++) {
            int to = i;
            PhaseReturn.Shares told = (PhaseReturn.Shares)
                    returned(bodies.of(sites.participation(to)).orElseThrow());

            assertEquals(3, told.incoming().size());
            assertTrue(told.incoming().stream().allMatch(s -> s.to() == to));
            assertEquals(
                    IntStream.rangeClosed(1, 4)
                            .filter(from -> from != to)
                            .boxed()
                            .toList(),
                    told.incoming().stream().map(s -> s.from()).toList());
            assertEquals(sites.incoming(to), told.incoming());
            assertEquals(new Chain(sites.run()).signed(Phase.SHARES), told.sharers());
        }
    }

    @Test
    void sealed_shares_when_their_bodies_are_gone_meanwhile_then_nothing_is_told() {
        SecureSites sites = sites(RunState.COLLECTING);
        sites.bodies.get(Phase.SHARES).clear();

        assertEquals("nothing", kind(bodies(sites).of(sites.participation(4))));
    }

    @Test
    void contributors_when_told_then_digest_and_signature_of_each_vector_and_nobody_elses() {
        SecureSites sites = sites(RunState.CONFIRMING);

        PhaseReturn.Vectors told = (PhaseReturn.Vectors)
                returned(bodies(sites).of(sites.participation(4)).orElseThrow());

        assertEquals(
                List.of(1, 2, 3, 4),
                told.contributors().stream().map(s -> s.index()).toList());
        assertEquals(new Chain(sites.run()).signed(Phase.VECTOR), told.contributors());
    }

    @Test
    void first_attempt_when_asked_then_all_are_named_and_in_the_next_only_who_is_left() {
        SecureSites sites = sites(RunState.KEYING);
        assertEquals(List.of(1, 2, 3, 4, 5), invited(SecureSites.in(RunState.INVITING), 5));
        leaves(sites, 1);
        sites.tick();

        assertEquals(2, sites.run().attempt());
        assertEquals(List.of(2, 3, 4, 5), invited(sites, 2));
        assertEquals("nothing", kind(bodies(sites).of(sites.participation(1))));
    }

    @Test
    void silent_member_when_the_next_attempt_begins_then_not_asked_again() {
        SecureSites sites = sites(RunState.SHARING);
        sites.tickLate();

        assertEquals(List.of(1, 2, 3), invited(sites, 1));
        assertEquals("nothing", kind(bodies(sites).of(sites.participation(4))));
    }

    @Test
    void run_that_was_opened_when_closed_then_contributors_and_who_signed_them() {
        SecureSites sites = sites(RunState.COMPLETE);

        Close close = close(sites, 5);

        assertEquals(
                List.of(1, 2, 3, 4),
                close.contributors().stream().map(c -> c.index()).toList());
        assertEquals(new Chain(sites.run()).survivors(), close.survivors());
        assertEquals(List.of(), close.aborts());
    }

    @Test
    void run_that_failed_when_fewer_than_a_quorum_give_their_word_then_no_certificate() {
        SecureSites sites = sites(RunState.COLLECTING);
        sites.on(new Ended(RunState.FAILED, Optional.of("RS-SEC-013: x")));
        sites.answer(Phase.ABORT, 1, 2);

        assertEquals(List.of(), close(sites, 3).aborts());
        assertEquals(List.of(), close(sites, 3).survivors());

        sites.answer(Phase.ABORT, 4, 4);

        assertEquals(
                List.of(1, 2, 4),
                close(sites, 3).aborts().stream().map(a -> a.index()).toList());
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"FAILED", "CANCELLED"})
    void run_to_which_nobody_agreed_when_closed_then_told_all_the_same(RunState end) {
        SecureSites sites = SecureSites.asked(3, Quorum.DEFAULT);
        sites.on(new Ended(end, Optional.of("RS-RUN-006: x")));

        assertEquals(new Close(AssignmentBody.Outcome.valueOf(end.name()), List.of()), close(sites, 1));
    }

    @Test
    void plain_mode_when_told_then_the_roster_while_counts_are_awaited_and_no_phase() {
        Map<RunState, String> told = Map.of(
                RunState.INVITING, "nothing task",
                RunState.COLLECTING, "roster nothing",
                RunState.REVIEWING, "nothing nothing",
                RunState.COMPLETE, "close close");
        told.forEach((state, expected) -> {
            Run run = SampleRuns.in(state);
            AssignmentBodies bodies = new AssignmentBodies(run, new Desk(SecureSites.in(RunState.KEYING)));

            assertEquals(
                    expected,
                    kind(bodies.of(of(run, SampleRuns.AGREED))) + " " + kind(bodies.of(of(run, SampleRuns.SILENT))),
                    state.name());
            assertEquals("nothing", kind(bodies.of(of(run, SampleRuns.REFUSED))));
        });
    }

    private static Participation of(Run run, SiteId site) {
        return run.participation(site).orElseThrow();
    }

    private static SecureSites sites(RunState state) {
        if (state == RunState.SUBMITTED) {
            SecureSites sites = SecureSites.in(RunState.INVITING);
            return sites.at(RunState.SUBMITTED);
        }
        if (!state.hasEnded()) {
            return SecureSites.in(state);
        }
        SecureSites sites = SecureSites.in(RunState.REVIEWING);
        sites.on(new Ended(state, Optional.empty()));
        return sites;
    }

    private static AssignmentBodies bodies(SecureSites sites) {
        return new AssignmentBodies(sites.run(), new PhaseBodies() {
            @Override
            public void keep(Run run, SiteId site, Phase phase, byte[] body) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Map<SiteId, byte[]> of(Run run, Phase phase) {
                return sites.bodies.get(phase);
            }
        });
    }

    private static void leaves(SecureSites sites, int site) {
        SiteId id = SecureSites.site(site);
        sites.on(new Declined(id, SampleRuns.decline(sites.run(), id, Kind.ABORTED)));
    }

    private static Close close(SecureSites sites, int site) {
        return (Close) bodies(sites).of(sites.participation(site)).orElseThrow();
    }

    private static List<Integer> invited(SecureSites sites, int asked) {
        AssignmentBody.Task task = (AssignmentBody.Task)
                bodies(sites).of(sites.participation(asked)).orElseThrow();
        return task.invited().stream()
                .map(i -> Integer.parseInt(i.site().value().substring("site-".length())))
                .toList();
    }

    private static PhaseReturn returned(AssignmentBody body) {
        return ((Returned) body).returned();
    }

    private static String kind(Optional<AssignmentBody> body) {
        return body.map(AssignmentBodiesTest::kind).orElse("nothing");
    }

    private static String kind(AssignmentBody body) {
        return body.fold(task -> "task", roster -> "roster", r -> kind(r.returned()), close -> "close");
    }

    private static String kind(PhaseReturn returned) {
        return returned.fold(keys -> "keys", shares -> "shares", vectors -> "contributors", quorum -> "quorum");
    }
}
