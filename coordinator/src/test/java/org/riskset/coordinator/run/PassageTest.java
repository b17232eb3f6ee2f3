// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.coordinator.run.RunEvent.Declined;
import org.riskset.coordinator.run.RunEvent.Ended;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.identity.Decline.Kind;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Phase;
import org.riskset.survival.error.RisksetException;

/** Once there are vectors, who is lost and what a secure run makes of it. */
class PassageTest {

    @ParameterizedTest
    @CsvSource({
        "4, default, 3, true",
        "4, default, 2, false",
        "5, default, 3, false",
        "5, default, 4, true",
        "4, all, 3, false"
    })
    void vectors_when_time_is_over_then_a_quorum_of_them_or_failed(int n, String quorum, int sent, boolean goes) {
        SecureSites sites = collecting(n, quorum);
        sites.answer(Phase.VECTOR, 1, sent);

        Run run = sites.tickLate().run();

        assertEquals(goes ? RunState.CONFIRMING : RunState.FAILED, run.state());
        String code = sent < 3 ? "RS-SEC-020" : "RS-RUN-003";
        run.problem().ifPresent(p -> assertTrue(p.startsWith(code + ": " + sent + " of " + n + " sites sent"), p));
        assertEquals(goes, run.problem().isEmpty());
    }

    @Test
    void member_that_leaves_after_its_vector_but_before_the_contributors_stand_when_fixed_then_not_in_the_sum() {
        SecureSites sites = collecting(4, "default");
        sites.answer(Phase.VECTOR, 1, 4);
        sites.on(leaves(sites, 2));

        Run run = sites.tick().run();

        assertEquals(RunState.CONFIRMING, run.state());
        assertEquals(3, run.contributed());
        assertFalse(new Chain(run).contributors().contains(2));
        assertEquals(Standing.ABORTED, sites.participation(2).standing(true));
        assertEquals(4, run.roster().size());
    }

    @Test
    void member_that_leaves_after_the_contributors_stand_when_opened_then_still_in_the_sum() {
        SecureSites sites = collecting(4, "default");
        sites.answer(Phase.VECTOR, 1, 4).tick();
        sites.on(leaves(sites, 2));
        sites.answer(Phase.SURVIVORS, 1, 1).answer(Phase.SURVIVORS, 3, 4).tick();
        sites.answer(Phase.OPENING, 1, 1).answer(Phase.OPENING, 3, 4).tick();

        sites.on(new Ended(RunState.COMPLETE, Optional.empty()));

        assertEquals(RunState.COMPLETE, sites.run().state());
        assertTrue(new Chain(sites.run()).contributors().contains(2));
        assertEquals(Standing.CONTRIBUTED, sites.participation(2).standing(true));
    }

    @Test
    void member_that_has_left_when_it_answers_a_phase_all_the_same_then_RS_RUN_002() {
        SecureSites sites = collecting(4, "default");
        sites.on(leaves(sites, 2));

        RisksetException refused = assertThrows(RisksetException.class, () -> sites.on(sites.event(2, Phase.VECTOR)));

        assertEquals("RS-RUN-002", refused.first().code().code());
    }

    @ParameterizedTest
    @CsvSource({"SURVIVORS, 3, UNMASKING", "SURVIVORS, 2, FAILED", "OPENING, 3, REVIEWING", "OPENING, 2, FAILED"})
    void signatures_or_shares_when_time_is_over_then_a_quorum_of_them_or_failed(
            Phase phase, int answering, RunState state) {
        SecureSites sites = collecting(4, "default");
        sites.answer(Phase.VECTOR, 1, 4).tick();
        if (phase == Phase.OPENING) {
            sites.answer(Phase.SURVIVORS, 1, 4).tick();
        }
        sites.answer(phase, 1, answering);

        assertTrue(sites.tick().actions().isEmpty(), "waits for the rest");
        Run run = sites.tickLate().run();

        assertEquals(state, run.state());
        run.problem().ifPresent(p -> {
            assertTrue(p.startsWith("RS-SEC-015: 2 of 4 sites "), p);
            assertTrue(p.endsWith("3 are needed; nothing was opened"), p);
        });
    }

    @Test
    void quorum_when_all_members_have_answered_each_phase_then_nothing_waits_for_a_deadline() {
        SecureSites sites = collecting(3, "all");

        sites.answer(Phase.VECTOR, 1, 3).tick();
        sites.answer(Phase.SURVIVORS, 1, 3).tick();
        sites.answer(Phase.OPENING, 1, 3).tick();
        sites.on(new Ended(RunState.COMPLETE, Optional.empty()));

        assertEquals(RunState.COMPLETE, sites.run().state());
    }

    @Test
    void each_state_when_entered_then_has_its_own_time() {
        SecureSites sites = SecureSites.asked(3, Quorum.DEFAULT).accept(1, 3);
        Instant now = sites.now();
        for (Phase phase : List.of(Phase.KEYS, Phase.SHARES, Phase.VECTOR, Phase.SURVIVORS, Phase.OPENING)) {
            sites.on(new RunEvent.Ticked(now, true));

            assertEquals(
                    now.plus(SampleRuns.CLOCKS.of(sites.run().state())),
                    sites.run().deadline());
            sites.answer(phase, 1, 3);
        }
    }

    private static SecureSites collecting(int n, String quorum) {
        SecureSites sites = SecureSites.asked(n, new Quorum(quorum)).accept(1, n);
        sites.tick();
        sites.answer(Phase.KEYS, 1, n).tick();
        sites.answer(Phase.SHARES, 1, n).tick();
        return sites;
    }

    private static Declined leaves(SecureSites sites, int site) {
        SiteId id = SecureSites.site(site);
        return new Declined(id, SampleRuns.decline(sites.run(), id, Kind.ABORTED));
    }
}
