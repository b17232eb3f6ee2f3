// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.error.VerificationException;

/** Wrong shares are found and those who gave them; secrets other than those committed to open nothing. */
class OpeningTest {
    private static final int N = 5;
    private static final int QUORUM = 4;
    private static final Set<Integer> EVERYBODY = Set.of(1, 2, 3, 4, 5);

    // Site 5 is gone in the second half: of it the masking key is opened, of the others the self mask.
    @ParameterizedTest
    @CsvSource({"1, 1, 5", "2, 2, 5", "3, 1, 5", "4, 5, 5", "1, 4, 4", "2, 5, 4", "3, 3, 4"})
    void one_wrong_share_when_others_suffice_then_opened_and_its_giver_named(int liar, int about, int contributors) {
        Consortium consortium = Consortiums.masked(1, N, 3);
        Set<Integer> indices = first(contributors);
        List<UnmaskingShares> shares = answers(consortium, indices);
        List<UnmaskingShares> spoiled = spoil(shares, Map.of(liar, about));
        Contributors set = consortium.contributors(indices);

        Opening opening = Opening.of(consortium.members, set, spoiled);

        boolean needed = liar <= 3;
        assertEquals(needed ? Set.of(liar) : Set.of(), opening.wrong());
        Aggregate expected = Consortiums.plain(Consortiums.counts(consortium, 1), indices);
        assertEquals(expected, consortium.open(set, spoiled));
    }

    // What one member did to one secret must not take away the quorum of another.
    @Test
    void two_liars_about_different_members_when_opened_then_both_are_named_and_no_dealer_is() {
        Consortium consortium = Consortiums.masked(2, N, QUORUM);
        List<UnmaskingShares> spoiled = spoil(answers(consortium, EVERYBODY), Map.of(1, 1, 2, 2));

        Opening opening = Opening.of(consortium.members, consortium.contributors(EVERYBODY), spoiled);

        assertEquals(Set.of(1, 2), opening.wrong());
    }

    @Test
    void nobody_who_lies_when_opened_then_nobody_is_named() {
        Consortium consortium = Consortiums.masked(3, N, QUORUM);

        Opening opening =
                Opening.of(consortium.members, consortium.contributors(EVERYBODY), answers(consortium, EVERYBODY));

        assertEquals(Set.of(), opening.wrong());
    }

    @Test
    void wrong_share_when_no_other_is_left_then_nothing_opens() {
        Consortium consortium = Consortiums.masked(4, N, N);
        List<UnmaskingShares> spoiled = spoil(answers(consortium, EVERYBODY), Map.of(2, 3));

        refused(consortium, EVERYBODY, spoiled, "site-3");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5"})
    void other_seed_than_committed_to_when_shared_then_its_dealer_is_named(int dealer) {
        Consortium consortium = dealt(dealer, true);

        refused(consortium, EVERYBODY, answers(consortium, EVERYBODY), "site-" + dealer);
    }

    @Test
    void other_masking_key_than_advertised_when_shared_then_its_dealer_is_named_once_it_is_gone() {
        Consortium consortium = dealt(5, false);

        assertTrue(Opening.of(consortium.members, consortium.contributors(EVERYBODY), answers(consortium, EVERYBODY))
                .wrong()
                .isEmpty());
        refused(consortium, first(4), answers(consortium, first(4)), "site-5");
    }

    // The dealer advertises one secret and shares another.
    private static Consortium dealt(int dealer, boolean seed) {
        Consortium consortium = Consortiums.of(5, N, QUORUM, 3, Consortiums.layout(new Random(5)));
        consortium.keyed();
        Instance honest = consortium.instances.get(dealer);
        InstanceSecrets own = honest.secrets().orElseThrow();
        Secret other = Secret.random(new SeededRandom(6));
        InstanceSecrets dealt = seed
                ? new InstanceSecrets(own.sealing(), own.masking(), other)
                : new InstanceSecrets(own.sealing(), other, own.self());
        consortium.instances.put(dealer, with(honest, dealt));
        consortium.shared();
        Instance shared = consortium.instances.get(dealer);
        consortium.instances.put(dealer, with(shared, own));
        Consortiums.counts(consortium, 5).forEach(consortium::masked);
        return consortium;
    }

    private static Instance with(Instance instance, InstanceSecrets secrets) {
        return new Instance(
                instance.context(),
                instance.self(),
                Optional.of(secrets),
                instance.keys(),
                instance.shares(),
                instance.sent(),
                instance.t2(),
                instance.contributors());
    }

    private static Set<Integer> first(int count) {
        Set<Integer> first = new TreeSet<>();
        for (int u = 1; u <= count; u++) {
            first.add(u);
        }
        return first;
    }

    private static List<UnmaskingShares> answers(Consortium consortium, Set<Integer> contributors) {
        return consortium.unmasked(consortium.confirmed(contributors), contributors);
    }

    /** Adds one to the share that each of these members gives of another's secret. */
    private static List<UnmaskingShares> spoil(List<UnmaskingShares> shares, Map<Integer, Integer> liars) {
        List<UnmaskingShares> spoiled = new ArrayList<>();
        Map<Integer, Integer> left = new HashMap<>(liars);
        for (UnmaskingShares one : shares) {
            byte[] body = one.body().clone();
            if (left.containsKey(one.index())) {
                body[left.remove(one.index()) * 36 - 1] ^= 1;
            }
            spoiled.add(new UnmaskingShares(one.index(), body, one.signature()));
        }
        assertTrue(left.isEmpty() || shares.size() < N);
        return spoiled;
    }

    private static void refused(
            Consortium consortium, Set<Integer> contributors, List<UnmaskingShares> shares, String named) {
        Contributors set = consortium.contributors(contributors);

        RisksetException refused = assertThrows(VerificationException.class, () -> consortium.open(set, shares));

        assertEquals("RS-SEC-014", refused.first().code().code());
        assertTrue(refused.first().what().contains(named), refused.getMessage());
    }
}
