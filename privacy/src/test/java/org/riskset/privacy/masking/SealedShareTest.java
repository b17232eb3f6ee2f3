// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.VerificationException;

class SealedShareTest {
    private static final SeededRandom RANDOM = new SeededRandom(1);
    private static final Digest T1 = Digest.of("t1");
    private static final AgreementKey SENDER = AgreementKey.of(Secret.random(RANDOM));
    private static final AgreementKey RECEIVER = AgreementKey.of(Secret.random(RANDOM));
    private static final SharePair PAIR = SharePair.of(share(1), share(2));
    private static final SealedShare SEALED = SealedShare.seal(T1, 1, 2, SENDER, RECEIVER.point(), PAIR);

    @Test
    void share_when_opened_by_its_receiver_then_both_parts() {
        assertEquals(SealedShare.LENGTH, SEALED.bytes().length);
        assertEquals(PAIR, SEALED.open(T1, RECEIVER, SENDER.point()));
    }

    @Test
    void any_bit_when_flipped_then_refused() {
        for (int bit = 0; bit < 8 * SealedShare.LENGTH; bit++) {
            byte[] altered = SEALED.bytes().clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);

            refused(new SealedShare(1, 2, altered));
        }
    }

    @Test
    void other_lengths_when_opened_then_refused() {
        for (int length : new int[] {0, 1, 15, 16, 85, 87, 200}) {
            refused(new SealedShare(1, 2, Arrays.copyOf(SEALED.bytes(), length)));
        }
    }

    @Test
    void other_sites_when_named_then_refused() {
        refused(new SealedShare(2, 1, SEALED.bytes()));
        refused(new SealedShare(1, 3, SEALED.bytes()));
        refused(new SealedShare(3, 2, SEALED.bytes()));
    }

    @Test
    void other_instance_when_opened_then_refused() {
        assertThrows(VerificationException.class, () -> SEALED.open(Digest.of("other"), RECEIVER, SENDER.point()));
    }

    @Test
    void anybody_else_when_opening_then_refused() {
        AgreementKey stranger = AgreementKey.of(Secret.random(RANDOM));

        assertThrows(VerificationException.class, () -> SEALED.open(T1, stranger, SENDER.point()));
        assertThrows(VerificationException.class, () -> SEALED.open(T1, RECEIVER, stranger.point()));
    }

    // Both ends of a pair have the same secret: the direction must be in the key, or two seals would share a stream.
    @Test
    void same_pair_when_sealed_the_other_way_then_other_bytes() {
        SealedShare back = SealedShare.seal(T1, 2, 1, RECEIVER, SENDER.point(), PAIR);

        assertEquals(PAIR, back.open(T1, SENDER, RECEIVER.point()));
        byte[] difference = new byte[66];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = (byte) (SEALED.bytes()[4 + i] ^ back.bytes()[4 + i]);
        }
        assertFalse(Arrays.equals(new byte[66], difference));
        assertNotEquals(SEALED, back);
    }

    @Test
    void share_when_shown_as_text_then_only_whose_it_is() {
        String shown = SEALED + " " + PAIR;

        assertEquals("SealedShare[1 -> 2] SharePair[2 shares]", shown);
        assertFalse(shown.contains(HexFormat.of().formatHex(share(1))));
    }

    @Test
    void pair_when_erased_then_zeros() {
        SharePair pair = SharePair.of(share(3), share(4));

        pair.erase();

        assertEquals(SharePair.of(new byte[33], new byte[33]), pair);
        assertThrows(IllegalArgumentException.class, () -> SharePair.of(new byte[32], share(1)));
    }

    private static void refused(SealedShare share) {
        VerificationException refused =
                assertThrows(VerificationException.class, () -> share.open(T1, RECEIVER, SENDER.point()));

        assertEquals("RS-SEC-013", refused.first().code().code());
    }

    private static byte[] share(int seed) {
        byte[] share = new byte[Shamir.SHARE];
        new SeededRandom(seed).nextBytes(share);
        share[0] = 0;
        return share;
    }
}
