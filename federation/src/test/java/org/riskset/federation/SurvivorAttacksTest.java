// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.riskset.privacy.masking.AbortSignature;
import org.riskset.privacy.masking.KeyedMembers;
import org.riskset.privacy.masking.Opening;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.proto.codec.AssignmentBody;
import org.riskset.proto.codec.AssignmentBody.Outcome;
import org.riskset.site.task.TaskState;
import org.riskset.survival.error.RisksetException;

/** Attacks 24 to 27 of privacy.md, section 10: whose vectors are opened, and how often. */
@ExtendWith(SharedHouses.class)
class SurvivorAttacksTest {
    private static final String[] ALL = {"site-1", "site-2", "site-3", "site-4"};
    private static final Set<Set<Integer>> NOTHING = Set.of();

    private final AttackedSites sites;
    private LogLines log;
    private Departures site;

    SurvivorAttacksTest(AttackedSites sites) {
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
    void attack_24_drop_out_lie_then_the_vector_held_back_stays_uniform() {
        AttackRun run = AttackRun.of(sites, 1, 60_000, ALL).masked();

        run.confirmed("site-1", "site-2", "site-3").unmasked("site-1", "site-2", "site-3");

        Loot loot = run.loot();
        assertEquals(Set.of(Set.of(1, 2, 3)), loot.opened());
        long[] withoutPairMasks = loot.bared(Set.of(4));
        assertTrue(withoutPairMasks.length > 100_000);
        assertTrue(
                Uniformity.worst(withoutPairMasks) < Uniformity.LIMIT, () -> "" + Uniformity.worst(withoutPairMasks));
        for (String honest : List.of("site-1", "site-2", "site-3")) {
            log.tell("tasks-" + honest, "request " + run.number, "the counts of [site-4] did not come");
        }
        run.tell("site-4", run.contributors("site-1", "site-2", "site-3"));
        site.leaves(run, "site-4", "RS-SEC-015", "tasks-site-4", "left out");
        run.tell("site-4", run.quorum("site-1", "site-2", "site-3"));
        site.ignores(run, "site-4", "RS-SEC-016");

        loot.self(4, sites.secrets(run.id, "site-4").self());
        assertArrayEquals(BareHands.lanes(sites.secrets(run.id, "site-4").counts()), loot.bared(Set.of(4)));
    }

    @Test
    void attack_25_split_survivors_then_RS_SEC_015_and_no_share_is_given() {
        AttackRun run = AttackRun.of(sites, ALL).masked();
        PhaseReturn.Vectors everybody = run.contributors(ALL);
        PhaseReturn.Vectors withoutFirst = run.contributors("site-2", "site-3", "site-4");
        for (String member : ALL) {
            boolean first = List.of("site-1", "site-2").contains(member);
            run.tell(member, first ? everybody : withoutFirst);
            run.survivors.put(member, sites.next(member, SurvivorSignature.class));
        }
        run.tell("site-2", withoutFirst);
        site.ignores(run, "site-2", "RS-SEC-030");

        run.tell("site-1", run.quorum(ALL));
        run.tell("site-2", run.quorum("site-1", "site-2"));
        run.tell("site-3", run.quorum("site-2", "site-3", "site-4"));
        run.tell("site-4", run.quorum("site-3", "site-4"));

        site.leaves(run, "site-1", "RS-SEC-015", "tasks-site-1", "site-3 did not sign this set of contributors");
        site.leaves(run, "site-2", "RS-SEC-015", "tasks-site-2", "2 signatures where the quorum is 3");
        site.leaves(run, "site-3", "RS-SEC-015", "tasks-site-3", "site-2 did not sign this set of contributors");
        site.leaves(run, "site-4", "RS-SEC-015", "tasks-site-4", "2 signatures where the quorum is 3");
        assertEquals(NOTHING, run.loot().opened());
        assertEquals(Set.of(Set.of(1)), withBothSecretsOf(run, 1).opened());
    }

    @Test
    void attack_26_second_set_of_contributors_then_RS_SEC_030_and_one_kind_of_share_only() {
        AttackRun run = AttackRun.of(sites, ALL).masked().confirmed(ALL).unmasked(ALL);
        Set<Set<Integer>> theSum = Set.of(Set.of(1, 2, 3, 4));
        assertEquals(theSum, run.loot().opened());

        for (String member : List.of("site-2", "site-3", "site-4")) {
            run.tell(member, run.contributors("site-2", "site-3", "site-4"));
            run.tell(member, run.quorum("site-2", "site-3", "site-4"));
        }
        sites.quiet();

        for (String member : List.of("site-2", "site-3", "site-4")) {
            log.tell("tasks-" + member, "request " + run.number, "RS-SEC-030", "step 4 was told before");
            log.tell("tasks-" + member, "request " + run.number, "RS-SEC-030", "step 5 was told before");
            assertEquals(
                    List.of(),
                    sites.task(run.id, member).instance().orElseThrow().shares());
        }
        assertEquals(theSum, run.loot().opened());
        Loot naive = run.loot();
        naive.masking(1, sites.secrets(run.id, "site-1").masking());
        assertTrue(naive.opened().contains(Set.of(1)));
    }

    @Test
    void attack_27_opening_asked_for_after_the_abort_certificate_then_RS_SEC_016() {
        AttackRun run = AttackRun.of(sites, ALL).masked().confirmed(ALL);
        run.tell("site-1", run.quorum(ALL));
        run.openings.put("site-1", sites.next("site-1", UnmaskingShares.class));
        List<String> others = List.of("site-2", "site-3", "site-4");
        run.members.forEach(m -> run.tell(m, new AssignmentBody.Close(Outcome.FAILED, List.of())));
        List<AbortSignature> certificate =
                others.stream().map(m -> sites.next(m, AbortSignature.class)).toList();
        run.members.forEach(
                m -> run.tell(m, new AssignmentBody.Close(Outcome.FAILED, List.of(), List.of(), certificate)));

        others.forEach(m -> run.tell(m, run.quorum(ALL)));
        sites.quiet();

        for (String member : others) {
            log.tell(
                    "tasks-" + member, "request " + run.number, "RS-SEC-016", "step 5 of a sum this site has given up");
            assertEquals(TaskState.DONE, sites.task(run.id, member).state());
            assertTrue(sites.task(run.id, member).dead());
        }
        assertEquals(NOTHING, run.loot().opened());
        RisksetException refused = assertThrows(
                RisksetException.class,
                () -> Opening.of(
                        new KeyedMembers(run.context(), List.copyOf(run.keys.values())),
                        run.believed(ALL),
                        List.copyOf(run.openings.values())));
        assertEquals("RS-SEC-015", refused.first().code().code());
    }

    private Loot withBothSecretsOf(AttackRun run, int member) {
        AttackedSites.Secrets secrets = sites.secrets(run.id, "site-" + member);
        Loot loot = run.loot();
        loot.self(member, secrets.self());
        loot.masking(member, secrets.masking());
        return loot;
    }
}
