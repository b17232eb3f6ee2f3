// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.riskset.privacy.masking.Refusals.altered;
import static org.riskset.privacy.masking.Refusals.refused;
import static org.riskset.privacy.masking.Refusals.replaced;
import static org.riskset.privacy.masking.Refusals.swapped;
import static org.riskset.privacy.masking.Refusals.with;
import static org.riskset.privacy.masking.Refusals.without;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.riskset.privacy.disclosure.ClearedCounts;
import org.riskset.survival.digest.Digest;

/** What site 2 must see wrong in the shares that come back from phase 2. */
class SharingChecksTest {
    private static final int SELF = 2;
    private Consortium consortium;
    private Instance instance;
    private List<SealedShare> incoming;
    private List<SignedDigest> sharers;

    @BeforeEach
    void everybody_has_shared() {
        consortium = Consortiums.shared(1, 4, 3);
        instance = consortium.instances.get(SELF);
        incoming = consortium.incoming(SELF);
        sharers = consortium.receipts();
    }

    private void masked(List<SealedShare> shares, List<SignedDigest> shown) {
        instance.masked(
                shares,
                shown,
                ClearedCounts.of(Consortiums.counts(consortium, 1).get(SELF)),
                consortium.key(SELF));
    }

    @Test
    void sharer_missing_twice_or_out_of_order_when_masked_then_refused() {
        refused("RS-SEC-010", () -> masked(incoming, without(sharers, 3)));
        refused("RS-SEC-010", () -> masked(incoming, with(sharers, sharers.get(3))));
        refused("RS-SEC-010", () -> masked(incoming, replaced(sharers, 3, sharers.get(2))));
        refused("RS-SEC-010", () -> masked(incoming, swapped(sharers, 0, 2)));
    }

    @Test
    void sharer_with_another_signature_digest_or_index_when_masked_then_refused() {
        SignedDigest one = sharers.get(0);
        SignedDigest three = sharers.get(2);

        refused(
                "RS-SEC-010",
                () -> masked(
                        incoming, replaced(sharers, 0, new SignedDigest(1, one.digest(), altered(one.signature())))));
        refused(
                "RS-SEC-010",
                () -> masked(incoming, replaced(sharers, 0, new SignedDigest(1, Digest.of("x"), one.signature()))));
        refused(
                "RS-SEC-010",
                () -> masked(incoming, replaced(sharers, 0, new SignedDigest(1, three.digest(), three.signature()))));
        refused(
                "RS-SEC-010",
                () -> masked(incoming, replaced(sharers, 3, new SignedDigest(5, one.digest(), one.signature()))));
    }

    @Test
    void signature_from_another_instance_when_masked_then_refused() {
        SealedShares elsewhere = SealedShares.signed(
                Digest.of("another t1"), 1, consortium.sealed.get(1).sealed(), consortium.key(1));

        refused("RS-SEC-010", () -> masked(incoming, replaced(sharers, 0, elsewhere.receipt())));
    }

    @Test
    void own_shares_changed_but_signed_when_masked_then_refused() {
        SealedShares other = SealedShares.signed(consortium.t1(), SELF, incoming, consortium.key(SELF));

        refused("RS-SEC-010", () -> masked(incoming, replaced(sharers, SELF - 1, other.receipt())));
    }

    @Test
    void share_that_does_not_open_when_masked_then_refused_and_complained_about() {
        for (int at = 0; at < incoming.size(); at++) {
            SealedShare one = incoming.get(at);
            byte[] bytes = one.bytes().clone();
            bytes[40] ^= 4;
            List<SealedShare> shares = replaced(incoming, at, new SealedShare(one.from(), SELF, bytes));

            refused("RS-SEC-013", () -> masked(shares, sharers));
            Complaint complaint =
                    instance.complaint(shares, consortium.key(SELF)).orElseThrow();
            assertEquals(one.from(), complaint.about());
            assertEquals(SELF, complaint.by());
            assertTrue(complaint.verifies(consortium.t1(), consortium.key(SELF).identity()));
        }
    }

    @Test
    void shares_all_sound_when_asked_for_a_complaint_then_none() {
        assertEquals(Optional.empty(), instance.complaint(incoming, consortium.key(SELF)));
    }

    @Test
    void empty_or_missing_share_when_masked_then_refused_and_complained_about() {
        List<SealedShare> empty = replaced(incoming, 0, new SealedShare(1, SELF, new byte[0]));

        refused("RS-SEC-013", () -> masked(empty, sharers));
        refused("RS-SEC-013", () -> masked(without(incoming, 2), sharers));
        refused("RS-SEC-013", () -> masked(with(incoming, incoming.get(0)), sharers));
        assertEquals(
                1, instance.complaint(empty, consortium.key(SELF)).orElseThrow().about());
        assertEquals(
                4,
                instance.complaint(without(incoming, 2), consortium.key(SELF))
                        .orElseThrow()
                        .about());
    }

    @Test
    void shares_swapped_or_for_somebody_else_when_masked_then_refused() {
        SealedShare one = incoming.get(0);
        SealedShare others = consortium.incoming(3).get(0);

        refused("RS-SEC-013", () -> masked(swapped(incoming, 0, 1), sharers));
        refused("RS-SEC-013", () -> masked(replaced(incoming, 0, others), sharers));
        refused("RS-SEC-013", () -> masked(replaced(incoming, 0, new SealedShare(1, SELF, others.bytes())), sharers));
        refused("RS-SEC-013", () -> masked(replaced(incoming, 0, new SealedShare(-1, SELF, one.bytes())), sharers));
    }

    // Seals of an earlier attempt, with the same members and keys for signing.
    @Test
    void shares_of_another_instance_when_masked_then_refused() {
        Consortium other = Consortiums.of(1, 4, 4, 3, Consortiums.layout(new Random(1)));
        other.keyed();
        other.shared();

        refused("RS-SEC-013", () -> masked(other.incoming(SELF), sharers));
    }

    @Test
    void complaint_when_any_part_is_altered_then_does_not_verify() {
        Complaint complaint = Complaint.of(consortium.t1(), 1, SELF, consortium.key(SELF));
        var identity = consortium.key(SELF).identity();

        assertTrue(complaint.verifies(consortium.t1(), identity));
        assertFalse(complaint.verifies(Digest.of("x"), identity));
        assertFalse(complaint.verifies(consortium.t1(), consortium.key(1).identity()));
        assertFalse(new Complaint(3, SELF, complaint.signature()).verifies(consortium.t1(), identity));
        assertFalse(new Complaint(1, 3, complaint.signature()).verifies(consortium.t1(), identity));
        assertFalse(new Complaint(1, SELF, altered(complaint.signature())).verifies(consortium.t1(), identity));
    }
}
