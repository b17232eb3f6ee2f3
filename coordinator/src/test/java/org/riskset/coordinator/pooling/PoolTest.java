// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.pooling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.coordinator.pooling.Pool.Pooled;
import org.riskset.coordinator.run.Chain;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.SecureSites;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.masking.MaskedSum;
import org.riskset.privacy.masking.MaskedVector;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.ComparedCounts.Points;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.error.RisksetException;

class PoolTest {

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void masked_vectors_of_all_when_opened_then_exactly_their_sum(int sites) {
        SecureSites all = complete(sites, sites);

        Pooled pooled = pooled(all, all.vectors, openings(all));

        assertEquals(times(sites), sum(pooled));
        assertEquals(Optional.of(name(all, sites)), pooled.sum());
        assertEquals(Set.of(), pooled.wrong());
    }

    @Test
    void member_that_was_lost_with_its_counts_when_opened_then_the_sum_of_the_others() {
        SecureSites lost = complete(5, 4);

        assertEquals(times(4), sum(pooled(lost, lost.vectors, openings(lost))));
    }

    @Test
    void quorum_of_the_opening_shares_when_the_rest_is_missing_then_the_same_sum() {
        SecureSites sites = complete(5, 5);
        List<UnmaskingShares> quorum = openings(sites).subList(0, 4);

        assertEquals(times(5), sum(pooled(sites, sites.vectors, quorum)));
    }

    @Test
    void fewer_than_the_quorum_when_opened_then_RS_SEC_015_and_nothing() {
        SecureSites sites = complete(5, 5);

        refused("RS-SEC-015", sites, openings(sites).subList(0, 3));
    }

    @Test
    void wrong_share_that_is_not_needed_when_opened_then_the_sum_and_who_gave_it() {
        SecureSites sites = complete(5, 5);
        List<UnmaskingShares> openings = openings(sites);
        openings.set(1, spoilt(openings.get(1)));

        Pooled pooled = pooled(sites, sites.vectors, openings);

        assertEquals(times(5), sum(pooled));
        assertEquals(Set.of(2), pooled.wrong());
    }

    @Test
    void wrong_share_that_is_needed_when_opened_then_RS_SEC_014_and_nothing() {
        SecureSites sites = complete(3, 3);
        List<UnmaskingShares> openings = openings(sites);
        openings.set(1, spoilt(openings.get(1)));

        refused("RS-SEC-014", sites, openings);
    }

    @Test
    void vector_missing_or_twice_when_opened_then_never_a_sum() {
        SecureSites sites = complete(4, 4);
        List<MaskedVector> missing = sites.vectors.subList(0, 3);
        List<MaskedVector> twice = new ArrayList<>(missing);
        twice.add(missing.get(0));

        for (List<MaskedVector> vectors : List.of(missing, twice)) {
            assertThrows(IllegalArgumentException.class, () -> pooled(sites, vectors, openings(sites)));
        }
    }

    @Test
    void single_vector_when_looked_at_then_not_the_counts() {
        SecureSites sites = complete(3, 3);

        sites.vectors.forEach(
                v -> assertFalse(Arrays.equals(SecureSites.counts().lanes().toBytes(), v.bytes())));
    }

    private static void refused(String code, SecureSites sites, List<UnmaskingShares> openings) {
        RisksetException refused = assertThrows(RisksetException.class, () -> pooled(sites, sites.vectors, openings));

        assertEquals(code, refused.first().code().code());
    }

    private static UnmaskingShares spoilt(UnmaskingShares shares) {
        byte[] body = shares.body().clone();
        body[body.length - 1] ^= 1;
        return new UnmaskingShares(shares.index(), body, shares.signature());
    }

    private static Pooled pooled(SecureSites sites, List<MaskedVector> vectors, List<UnmaskingShares> openings) {
        return Pool.masked(sites.run(), SecureSites.STUDY.study(), SecureSites.PLAN.plan(), vectors::forEach, openings);
    }

    private static org.riskset.survival.digest.Digest name(SecureSites sites, int n) {
        return MaskedSum.digest(new Chain(sites.run()).t4(), times(n));
    }

    private static Aggregate times(int n) {
        Lanes lanes = Lanes.zero(SecureSites.LAYOUT);
        for (int i = 0; i < n; i++) {
            lanes.add(SecureSites.counts().lanes());
        }
        return new Aggregate(SecureSites.LAYOUT, lanes);
    }

    private static List<UnmaskingShares> openings(SecureSites sites) {
        Map<org.riskset.privacy.identity.SiteId, byte[]> bodies = sites.bodies.get(Phase.OPENING);
        List<UnmaskingShares> openings = new ArrayList<>();
        for (Participation p : sites.run().members()) {
            p.receipt(Phase.OPENING)
                    .ifPresent(r -> openings.add(new UnmaskingShares(r.index(), bodies.get(p.site()), r.signature())));
        }
        return openings;
    }

    /** A run of so many sites that is ready to be pooled; the last ones are lost with their counts. */
    private static SecureSites complete(int n, int contributing) {
        SecureSites sites = SecureSites.asked(n, Quorum.DEFAULT).accept(1, n);
        sites.tick();
        sites.answer(Phase.KEYS, 1, n).tick();
        sites.answer(Phase.SHARES, 1, n).tick();
        sites.answer(Phase.VECTOR, 1, contributing).tickLate();
        sites.answer(Phase.SURVIVORS, 1, contributing).tick();
        sites.answer(Phase.OPENING, 1, contributing).tick();
        assertEquals(RunState.REVIEWING, sites.run().state());
        return sites;
    }

    private static Aggregate sum(Pooled pooled) {
        return pooled.released().compared().fold(Points::pooled, intervals -> null);
    }
}
