// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.site.task.TaskState;
import org.riskset.survival.counts.Aggregate;

/** Attacks 21 to 23 of privacy.md, section 10: who takes part, and in what. */
@ExtendWith(SharedHouses.class)
class RosterAttacksTest {
    private final AttackedSites sites;
    private LogLines log;
    private Departures site;

    RosterAttacksTest(AttackedSites sites) {
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
    void attack_21_site_that_takes_part_with_anybody_then_its_table_lies_open() {
        AskedPlan plan = AskedPlan.of(sites.coordinator, sites.nextNumber(), 1, 3);
        Aggregate counts = Aggregate.empty(plan.layout());
        for (int lane = 0; lane < counts.lanes().narrow().length; lane++) {
            counts.lanes().narrow()[lane] = 100 + lane;
        }

        Loot loot = new NaiveSite(plan).loot(counts);

        assertEquals(Set.of(Set.of(1, 2, 3)), loot.opened());
        assertArrayEquals(counts.lanes().narrow(), loot.bared(Set.of(1, 2, 3)));
    }

    @Test
    void attack_21_sybils_among_the_invited_then_refused_with_RS_SEC_011() {
        AttackRun run = AttackRun.of(sites, "site-1", "invented-1", "invented-2");

        run.tell("site-1", run.task(Mode.SECURE));

        site.refuses(run, "site-1", "RS-SEC-011");
    }

    @Test
    void attack_21_sybils_on_the_roster_then_left_with_RS_SEC_011_and_nothing_is_keyed() {
        AttackRun run = AttackRun.of(sites, "site-1", "site-2", "site-3");
        run.agreed();
        AttackRun sybils = run.among("site-1", "invented-1", "invented-2");
        for (String invented : List.of("invented-1", "invented-2")) {
            sybils.agreements.put(invented, sybils.agreement(sites.invented(invented)));
        }

        run.tell("site-1", sybils.roster());

        site.leavesEarly(run, "site-1", "RS-SEC-011", "site-1", "not pinned");
    }

    @Test
    void attack_21_sybil_under_the_name_of_a_known_site_then_left_with_RS_SEC_011() {
        AttackRun run = AttackRun.of(sites, "site-1", "site-2", "site-3");
        run.agreed();
        run.identities.put("site-3", sites.invented("thief of a name").identity());
        run.agreements.put("site-3", run.agreement(sites.invented("thief of a name")));

        run.tell("site-1", run.roster());

        site.leavesEarly(run, "site-1", "RS-SEC-011");
    }

    @Test
    void attack_21_victim_with_one_other_then_left_with_RS_SEC_020() {
        AttackRun run = AttackRun.of(sites, "site-1", "site-2", "site-3");
        run.agreed();

        run.tell("site-1", run.among("site-1", "site-2").roster());

        site.leavesEarly(run, "site-1", "RS-SEC-020");
    }

    @Test
    void attack_22_different_rosters_to_two_halves_then_all_leave_at_KEYING_with_RS_SEC_010() {
        AttackRun all = AttackRun.of(sites, "site-1", "site-2", "site-3", "site-4");
        all.agreed();
        AttackRun one = all.among("site-1", "site-2", "site-3");
        AttackRun other = all.among("site-2", "site-3", "site-4");

        for (String victim : all.members) {
            AttackRun shown = List.of("site-1", "site-2").contains(victim) ? one : other;
            shown.tell(victim, shown.roster());
            KeyAdvertisement keys = sites.next(victim, KeyAdvertisement.class);
            one.keys.put(
                    victim,
                    new KeyAdvertisement(
                            Math.max(1, one.index(victim)),
                            keys.sealing(),
                            keys.masking(),
                            keys.commitment(),
                            keys.signature()));
            other.keys.put(
                    victim,
                    new KeyAdvertisement(
                            Math.max(1, other.index(victim)),
                            keys.sealing(),
                            keys.masking(),
                            keys.commitment(),
                            keys.signature()));
        }
        one.keys.remove("site-4");
        other.keys.remove("site-1");
        assertNotEquals(one.context().ctx(), other.context().ctx());
        List.of("site-1", "site-2").forEach(v -> one.tell(v, one.allKeys()));
        List.of("site-3", "site-4").forEach(v -> other.tell(v, other.allKeys()));

        List.of("site-1", "site-2")
                .forEach(v -> site.leaves(one, v, "RS-SEC-010", "the keys of site-3", "this run, plan and roster"));
        List.of("site-3", "site-4").forEach(v -> site.leaves(other, v, "RS-SEC-010", "the keys of site-2"));
    }

    @Test
    void attack_22_second_roster_to_one_site_then_RS_SEC_030_and_no_second_keys() {
        AttackRun run = AttackRun.of(sites, "site-1", "site-2", "site-3", "site-4");
        run.keyed();

        run.tell("site-1", run.among("site-1", "site-2", "site-3").roster());

        site.ignores(run, "site-1", "RS-SEC-030");
        assertEquals(TaskState.KEYED, sites.task(run.id, "site-1").state());
    }

    @Test
    void attack_23_finer_grid_to_one_site_then_all_leave_at_KEYING_with_RS_SEC_010() {
        AttackRun coarse = AttackRun.of(sites, "site-1", "site-2", "site-3", "site-4");
        AttackRun fine = coarse.onGrid(0.5, 3);
        coarse.members.forEach(m -> {
            AttackRun asked = m.equals("site-1") ? fine : coarse;
            asked.tell(m, asked.task(Mode.SECURE));
        });
        fine.members.forEach(m -> coarse.agreements.put(m, sites.next(m, Acceptance.class)));

        coarse.members.forEach(m -> coarse.tell(m, coarse.roster()));

        site.leavesEarly(coarse, "site-1", "RS-SEC-010", "tasks-site-1", "the agreement of site-2");
        for (String honest : List.of("site-2", "site-3", "site-4")) {
            site.leavesEarly(coarse, honest, "RS-SEC-010", "tasks-" + honest, "the agreement of site-1");
        }
    }

    @Test
    void attack_23_plan_exchanged_for_a_site_that_has_agreed_then_RS_SEC_030() {
        AttackRun run = AttackRun.of(sites, "site-1", "site-2", "site-3");
        run.agreed();

        AttackRun fine = run.onGrid(0.5, 3);
        fine.tell("site-1", fine.task(Mode.SECURE));

        sites.quiet();
        log.tell("tasks-site-1", "RS-SEC-030", "asked again with another plan");
        run.members.forEach(m -> run.tell(m, run.roster()));
        run.members.forEach(m -> run.keys.put(m, sites.next(m, KeyAdvertisement.class)));
        KeyAdvertisement keys = run.keys.get("site-1");
        assertEquals(true, keys.verifies(run.context(), sites.identity("site-1")));
        assertEquals(
                3, new PhaseReturn.Keys(List.copyOf(run.keys.values())).all().size());
    }
}
