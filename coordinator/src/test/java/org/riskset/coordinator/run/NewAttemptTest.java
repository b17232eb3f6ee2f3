// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.riskset.coordinator.run.RunEvent.Accepted;
import org.riskset.coordinator.run.RunEvent.Declined;
import org.riskset.coordinator.run.RunEvent.Ended;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.identity.Decline.Kind;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Phase;
import org.riskset.survival.error.RisksetException;

/** Before any vector exists a lost member costs a new attempt without it. */
class NewAttemptTest {

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"KEYING", "SHARING"})
    void silent_member_before_any_vector_when_time_is_over_then_a_new_attempt_without_it(RunState state) {
        SecureSites sites = SecureSites.in(state);
        Instant deadline = sites.run().deadline();

        Step step = sites.tickLate();

        assertEquals(2, step.run().attempt());
        assertEquals(RunState.INVITING, step.run().state());
        assertEquals(List.of(RunAction.TELL), step.actions());
        assertEquals(deadline.plus(SampleRuns.CLOCKS.keying()), step.run().deadline());
        assertEquals(List.of(false, false, false, true, true), dismissed(step.run()));
        assertTrue(step.run().participations().stream().allMatch(NewAttemptTest::asIfNew));
    }

    private static boolean asIfNew(Participation site) {
        return site.acceptance().isEmpty()
                && site.keys().isEmpty()
                && site.receipts().equals(Map.of());
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"KEYING", "SHARING"})
    void member_that_leaves_before_any_vector_when_known_then_a_new_attempt_at_once_with_the_silent(RunState state) {
        SecureSites sites = SecureSites.in(state);
        sites.on(leaves(sites, 1));

        Step step = sites.tick();

        assertEquals(2, step.run().attempt());
        assertEquals(List.of(true, false, false, false, false), dismissed(step.run()));
        assertEquals(Standing.ABORTED, sites.participation(1).standing(false));
    }

    @Test
    void second_attempt_when_all_that_are_left_agree_then_keyed_at_once_among_them() {
        SecureSites sites = SecureSites.in(RunState.SHARING);
        sites.tickLate();

        sites.accept(1, 3).tick();

        assertEquals(RunState.KEYING, sites.run().state());
        assertEquals(3, sites.run().roster().size());
        assertEquals(2, sites.acceptance(1).attempt());
        sites.answer(Phase.KEYS, 1, 3).tick();
        sites.answer(Phase.SHARES, 1, 3).tick();
        sites.answer(Phase.VECTOR, 1, 3).tick();
        sites.answer(Phase.SURVIVORS, 1, 3).tick();
        sites.answer(Phase.OPENING, 1, 3).tick();
        sites.on(new Ended(RunState.COMPLETE, Optional.empty()));
        assertEquals(RunState.PARTIAL, sites.run().state());
        assertEquals(Standing.SILENT, sites.participation(4).standing(true));
    }

    @Test
    void dismissed_site_when_it_comes_back_in_the_second_attempt_then_RS_SEC_031() {
        SecureSites sites = SecureSites.in(RunState.KEYING);
        sites.tickLate();

        RisksetException refused = assertThrows(
                RisksetException.class, () -> sites.on(new Accepted(SecureSites.site(4), sites.acceptance(4))));

        assertEquals("RS-SEC-031", refused.first().code().code());
    }

    @Test
    void silent_again_in_the_second_attempt_when_time_is_over_then_the_rest_without_it() {
        SecureSites sites = SecureSites.asked(5, new Quorum("3")).accept(1, 5);
        sites.tick();
        sites.answer(Phase.KEYS, 1, 4).tickLate();
        sites.accept(1, 3);

        sites.tickLate();

        assertEquals(RunState.KEYING, sites.run().state());
        assertEquals(2, sites.run().attempt());
        assertEquals(3, sites.run().roster().size());
    }

    @ParameterizedTest
    @CsvSource({
        "3, 2, RS-SEC-020: 2 of 3 sites are left; 3 are needed",
        "5, 1, RS-SEC-020: 1 of 5 sites are left; 3 are needed"
    })
    void too_few_left_for_another_attempt_when_time_is_over_then_failed(int asked, int answering, String problem) {
        SecureSites sites = SecureSites.asked(asked, Quorum.DEFAULT).accept(1, asked);
        sites.tick();
        sites.answer(Phase.KEYS, 1, answering);

        Step step = sites.tickLate();

        assertEquals(RunState.FAILED, step.run().state());
        assertEquals(problem.replace(';', ','), step.run().problem().orElseThrow());
        assertEquals(List.of(RunAction.CLOSE), step.actions());
    }

    @Test
    void demand_of_a_member_that_is_lost_when_the_others_go_on_then_no_longer_asked_for() {
        SecureSites sites = SecureSites.asked(4, Quorum.DEFAULT).accept(1, 3);
        SiteId last = SecureSites.site(4);
        sites.on(new Accepted(last, SampleRuns.acceptance(sites.run(), last, 4)));
        sites.tick();
        sites.answer(Phase.KEYS, 1, 3);

        assertEquals(2, sites.tickLate().run().attempt());
    }

    @Test
    void demand_of_a_member_that_stays_when_another_is_lost_then_failed_under_the_roster_that_stood() {
        SecureSites sites = SecureSites.asked(4, Quorum.DEFAULT).accept(1, 3);
        SiteId last = SecureSites.site(4);
        sites.on(new Accepted(last, SampleRuns.acceptance(sites.run(), last, 4)));
        sites.tick();
        sites.answer(Phase.KEYS, 2, 4);

        Run run = sites.tickLate().run();

        assertEquals(
                "RS-RUN-003: 3 of 4 sites are left, 4 are needed", run.problem().orElseThrow());
        assertEquals(4, run.roster().size());
    }

    @Test
    void two_agree_when_the_roster_is_due_then_failed_with_RS_SEC_020() {
        SecureSites sites = SecureSites.asked(4, Quorum.DEFAULT).accept(1, 2);

        assertEquals(
                "RS-SEC-020: 2 of 4 sites agreed, 3 are needed",
                sites.tickLate().run().problem().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "4, 3, true",
        "5, 3, true",
        "5, 2, false",
        "4, 1, false",
        "4, 2, false",
        "6, 3, false",
        "4, 5, false",
        "3, 2, false"
    })
    void quorum_that_all_want_when_the_roster_stands_then_at_least_three_and_more_than_half(
            int n, int quorum, boolean goes) {
        SecureSites sites =
                SecureSites.asked(n, new Quorum(String.valueOf(quorum))).accept(1, n);

        Run run = sites.tick().run();

        assertEquals(goes ? RunState.KEYING : RunState.FAILED, run.state());
        assertEquals(goes, run.problem().isEmpty());
        run.problem().ifPresent(p -> assertEquals("RS-SEC-020: a quorum of " + quorum + " among " + n + " sites", p));
    }

    private static Declined leaves(SecureSites sites, int site) {
        SiteId id = SecureSites.site(site);
        return new Declined(id, SampleRuns.decline(sites.run(), id, Kind.ABORTED));
    }

    private static List<Boolean> dismissed(Run run) {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(i ->
                        run.participation(SecureSites.site(i)).orElseThrow().dismissed())
                .toList();
    }
}
