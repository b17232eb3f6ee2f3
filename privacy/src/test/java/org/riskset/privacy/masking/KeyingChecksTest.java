// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.riskset.privacy.masking.Refusals.altered;
import static org.riskset.privacy.masking.Refusals.refused;
import static org.riskset.privacy.masking.Refusals.replaced;
import static org.riskset.privacy.masking.Refusals.swapped;
import static org.riskset.privacy.masking.Refusals.with;
import static org.riskset.privacy.masking.Refusals.without;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.riskset.survival.digest.Digest;

/** What site 2 must see wrong in the keys that come back from phase 1. */
class KeyingChecksTest {
    private static final int SELF = 2;
    private final SeededRandom random = new SeededRandom(3);
    private Consortium consortium;
    private List<KeyAdvertisement> keys;

    @BeforeEach
    void everybody_has_keys() {
        consortium = consortium(1);
        keys = consortium.advertised;
    }

    private static Consortium consortium(long seed) {
        Consortium consortium = Consortiums.of(seed, 4, 3, 3, Consortiums.layout(new Random(1)));
        consortium.keyed();
        return consortium;
    }

    private void shared(List<KeyAdvertisement> returned) {
        consortium.instances.get(SELF).shared(returned, consortium.key(SELF), random);
    }

    @Test
    void altered_signature_when_shared_then_refused() {
        KeyAdvertisement one = keys.get(0);
        KeyAdvertisement forged =
                new KeyAdvertisement(1, one.sealing(), one.masking(), one.commitment(), altered(one.signature()));

        refused("RS-SEC-010", () -> shared(replaced(keys, 0, forged)));
    }

    @Test
    void other_point_or_commitment_under_the_same_signature_when_shared_then_refused() {
        KeyAdvertisement one = keys.get(0);
        PublicPoint other = AgreementKey.of(Secret.random(random)).point();

        refused("RS-SEC-010", () -> shared(replaced(keys, 0, forged(one, other, one.masking(), one.commitment()))));
        refused("RS-SEC-010", () -> shared(replaced(keys, 0, forged(one, one.sealing(), other, one.commitment()))));
        refused(
                "RS-SEC-010",
                () -> shared(replaced(keys, 0, forged(one, one.sealing(), one.masking(), Digest.of("x")))));
    }

    private static KeyAdvertisement forged(KeyAdvertisement one, PublicPoint c, PublicPoint s, Digest commitment) {
        return new KeyAdvertisement(one.index(), c, s, commitment, one.signature());
    }

    // The same site and key in another run: another context.
    @Test
    void keys_of_another_run_when_shared_then_refused() {
        Consortium other = Consortiums.of(1, 4, 4, 3, consortium.layout);
        other.keyed();

        refused("RS-SEC-010", () -> shared(replaced(keys, 0, other.advertised.get(0))));
    }

    @Test
    void member_missing_or_one_too_many_when_shared_then_refused() {
        refused("RS-SEC-010", () -> shared(without(keys, 3)));
        refused("RS-SEC-010", () -> shared(without(keys, 0)));
        refused("RS-SEC-010", () -> shared(with(keys, keys.get(3))));
        refused("RS-SEC-010", () -> shared(List.of()));
    }

    @Test
    void members_in_another_order_or_twice_when_shared_then_refused() {
        refused("RS-SEC-010", () -> shared(swapped(keys, 0, 2)));
        refused("RS-SEC-010", () -> shared(replaced(keys, 0, keys.get(2))));
    }

    @Test
    void keys_of_one_under_the_index_of_another_when_shared_then_refused() {
        KeyAdvertisement one = keys.get(2);
        KeyAdvertisement renamed =
                new KeyAdvertisement(1, one.sealing(), one.masking(), one.commitment(), one.signature());

        refused("RS-SEC-010", () -> shared(replaced(keys, 0, renamed)));
    }

    @Test
    void keys_that_a_member_signed_under_another_index_when_shared_then_refused() {
        KeyAdvertisement other =
                KeyAdvertisement.of(consortium.context, 3, InstanceSecrets.draw(random), consortium.key(1));

        refused("RS-SEC-010", () -> shared(replaced(keys, 0, other)));
    }

    // Whoever has this site's key may sign for it; the instance still knows what it sent.
    @Test
    void own_keys_changed_but_signed_when_shared_then_refused() {
        KeyAdvertisement other = signed(SELF, InstanceSecrets.draw(random));

        refused("RS-SEC-010", () -> shared(replaced(keys, SELF - 1, other)));
    }

    @Test
    void point_there_twice_when_shared_then_refused() {
        InstanceSecrets drawn = InstanceSecrets.draw(random);
        InstanceSecrets twice = new InstanceSecrets(drawn.sealing(), drawn.sealing(), drawn.self());
        InstanceSecrets own = consortium.instances.get(SELF).secrets().orElseThrow();
        InstanceSecrets copied = new InstanceSecrets(drawn.sealing(), own.masking(), drawn.self());

        refused("RS-SEC-012", () -> shared(replaced(keys, 0, signed(1, twice))));
        refused("RS-SEC-012", () -> shared(replaced(keys, 0, signed(1, copied))));
    }

    private KeyAdvertisement signed(int u, InstanceSecrets secrets) {
        return KeyAdvertisement.of(consortium.context, u, secrets, consortium.key(u));
    }

    @Test
    void shares_when_given_out_already_then_not_again() {
        consortium.shared();

        refused("RS-SEC-030", () -> shared(keys));
    }

    @Test
    void keys_as_they_were_sent_when_shared_then_one_seal_for_each_other() {
        SealedShares answer = consortium
                .instances
                .get(SELF)
                .shared(keys, consortium.key(SELF), random)
                .answer();

        assertEquals(
                List.of(1, 3, 4), answer.sealed().stream().map(SealedShare::to).toList());
        assertTrue(answer.sealed().stream().allMatch(s -> s.from() == SELF));
    }
}
