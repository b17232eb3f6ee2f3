// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.masking.Complaint;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.privacy.masking.SealedShare;
import org.riskset.site.task.TaskState;

/** Attacks 28 to 30 of privacy.md, section 10: masks and shares used a second time, or by another. */
@ExtendWith(SharedHouses.class)
class ReplayAttacksTest {
    private static final String[] THREE = {"site-1", "site-2", "site-3"};
    private static final String[] ALL = {"site-1", "site-2", "site-3", "site-4"};

    private final AttackedSites sites;
    private LogLines log;
    private Departures site;

    ReplayAttacksTest(AttackedSites sites) {
        this.sites = sites;
    }

    @BeforeEach
    void listen() {
        log = LogLines.open();
        site = new Departures(sites, log);
    }

    @AfterEach
    void nothingMoreHasLeft() {
        sites.quiet();
        sites.nothingSecretIn(log);
        log.close();
    }

    @Test
    void attack_28_phase_3_replayed_after_the_data_changed_then_the_bytes_of_the_outbox_alone() {
        AttackRun run = AttackRun.of(sites, THREE).shared();
        sites.coordinator.overheard.unacknowledged.set(1);
        run.tell("site-1", run.sharesFor("site-1"));
        Overheard.Vector first = sites.next("site-1", Overheard.Vector.class);

        sites.file("site-1", 1234);
        Overheard.Vector resent = sites.next("site-1", Overheard.Vector.class);
        run.tell("site-1", run.sharesFor("site-1"));
        List<SealedShare> swapped = new ArrayList<>(run.incoming("site-1"));
        Collections.reverse(swapped);
        run.tell("site-1", new PhaseReturn.Shares(swapped, run.sharers()));
        AttackRun retry = run.again(THREE);
        retry.tell("site-1", retry.task(Mode.SECURE));
        sites.quiet();

        assertEquals(first.header(), resent.header());
        assertArrayEquals(first.bytes(), resent.bytes());
        log.tell("tasks-site-1", "request " + run.number, "RS-SEC-030", "step 3 was told before");
        log.tell("tasks-site-1", "RS-SEC-030", "attempt 2");
        assertEquals(TaskState.MASKED, sites.task(run.id, "site-1").state());
        run.vectors.put("site-1", first);
        assertEquals(Set.of(), run.loot().opened());
    }

    @Test
    void attack_28_retry_after_the_data_changed_then_other_masks_over_the_same_frozen_counts() {
        AttackRun run = AttackRun.of(sites, THREE).shared();
        byte[] frozen = sites.secrets(run.id, "site-1").counts();
        byte[] self = sites.secrets(run.id, "site-1").self();
        sites.file("site-1", 1234);

        AttackRun retry = run.again(THREE).masked();

        assertArrayEquals(frozen, sites.secrets(run.id, "site-1").counts());
        assertNotEquals(
                List.of(run.keys.get("site-1").masking(), run.keys.get("site-1").commitment()),
                List.of(
                        retry.keys.get("site-1").masking(),
                        retry.keys.get("site-1").commitment()));
        assertFalse(Arrays.equals(self, sites.secrets(run.id, "site-1").self()));
        assertEquals(Set.of(), retry.loot().opened());
    }

    @Test
    void attack_29_share_of_an_earlier_attempt_then_left_with_RS_SEC_013_and_a_complaint() {
        AttackRun first = AttackRun.of(sites, THREE).shared();
        AttackRun second = first.again(THREE).shared();

        second.tell("site-2", new PhaseReturn.Shares(first.incoming("site-2"), second.sharers()));

        complains(second, "site-2", 1);
    }

    @Test
    void attack_29_share_of_an_earlier_run_then_left_with_RS_SEC_013_and_a_complaint() {
        AttackRun first = AttackRun.of(sites, THREE).shared();
        AttackRun second = AttackRun.of(sites, THREE).shared();

        List<SealedShare> mixed = List.of(
                second.incoming("site-2").get(0), first.incoming("site-2").get(1));
        second.tell("site-2", new PhaseReturn.Shares(mixed, second.sharers()));

        complains(second, "site-2", 3);
    }

    @Test
    void attack_29_step_in_another_round_then_RS_SEC_031_and_nothing_is_done() {
        AttackRun run = AttackRun.of(sites, THREE).keyed();

        run.members.forEach(m -> new Forgeries(run).inRound(1, m, run.allKeys()));

        sites.quiet();
        assertEquals(3, log.count("RS-SEC-031", "of a round that this version does not have"));
        run.members.forEach(
                m -> assertEquals(TaskState.KEYED, sites.task(run.id, m).state()));
    }

    @Test
    void attack_30_share_for_another_site_then_left_with_RS_SEC_013_and_a_complaint() {
        AttackRun run = AttackRun.of(sites, ALL).shared();
        SealedShare forThird = run.incoming("site-3").get(0);
        assertEquals(1, forThird.from());

        tells(run, "site-2", s -> s.from() == 1 ? new SealedShare(1, 2, forThird.bytes()) : s);
        tells(run, "site-3", s -> s.from() == 1 ? new SealedShare(2, 3, s.bytes()) : s);
        tells(run, "site-4", s -> s.from() == 1 ? forThird : s);
        tells(run, "site-1", s -> s.from() == 2 ? run.incoming("site-1").get(1) : s);

        complains(run, "site-2", 1);
        complains(run, "site-3", 1);
        complains(run, "site-4", 1);
        complains(run, "site-1", 2);
    }

    private static void tells(AttackRun run, String site, Function<SealedShare, SealedShare> change) {
        List<SealedShare> changed = run.incoming(site).stream().map(change).toList();
        run.tell(site, new PhaseReturn.Shares(changed, run.sharers()));
    }

    private void complains(AttackRun run, String victim, int about) {
        Complaint complaint = sites.next(victim, Complaint.class);
        assertEquals(about, complaint.about());
        assertEquals(run.index(victim), complaint.by());
        assertTrue(complaint.verifies(run.t1(), sites.identity(victim)));
        site.leaves(run, victim, "RS-SEC-013", "tasks-" + victim, "the share from member " + about);
    }
}
