// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.riskset.privacy.masking.Refusals.altered;
import static org.riskset.privacy.masking.Refusals.refused;
import static org.riskset.privacy.masking.Refusals.swapped;
import static org.riskset.privacy.masking.Refusals.without;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.survival.digest.Digest;

/** What the coordinator must see wrong in phase 5, and the proof that an instance was given up. */
class UnmaskingChecksTest {
    private static final Set<Integer> THREE = Set.of(1, 2, 3);
    private static final int ENTRY = 36;
    private Consortium consortium;
    private Contributors contributors;
    private List<SurvivorSignature> survivors;
    private List<UnmaskingShares> shares;

    // Site 4 left before its vector.
    @BeforeEach
    void three_of_four_have_answered() {
        consortium = Consortiums.masked(1, 4, 3);
        contributors = consortium.contributors(THREE);
        var confirmed = consortium.confirmed(THREE);
        survivors = Consortium.signatures(confirmed, THREE);
        shares = consortium.unmasked(confirmed, THREE);
    }

    private void spoiled(Consumer<byte[]> lie) {
        byte[] body = shares.get(0).body().clone();
        lie.accept(body);
        UnmaskingShares spoiled = new UnmaskingShares(1, body, shares.get(0).signature());

        refused("RS-SEC-014", () -> spoiled.check(4, contributors));
        assertFalse(spoiled.verifies(t4(), consortium.key(1).identity()));
    }

    private Digest t4() {
        return Survivors.checked(consortium.context, contributors, survivors).t4();
    }

    @Test
    void body_as_a_member_sent_it_when_checked_then_sound() {
        for (UnmaskingShares one : shares) {
            assertDoesNotThrow(() -> one.check(4, contributors));
            assertTrue(one.verifies(t4(), consortium.key(one.index()).identity()));
        }
    }

    @Test
    void share_of_the_other_kind_when_checked_then_refused() {
        spoiled(body -> body[2] = 1);
        spoiled(body -> body[3 * ENTRY + 2] = 0);
        spoiled(body -> body[2] = 2);
    }

    @Test
    void members_out_of_order_when_checked_then_refused() {
        spoiled(body -> body[1] = 2);
        spoiled(body -> body[ENTRY] = 1);
    }

    @Test
    void number_outside_of_the_field_when_checked_then_refused() {
        spoiled(body -> Arrays.fill(body, ENTRY + 3, 2 * ENTRY, (byte) 0xff));
        spoiled(body -> body[ENTRY + 3] = 2);
    }

    @Test
    void body_of_another_length_when_checked_then_refused() {
        for (int length : new int[] {0, 1, 3 * ENTRY, 4 * ENTRY - 1, 5 * ENTRY}) {
            byte[] body = Arrays.copyOf(shares.get(0).body(), length);
            UnmaskingShares other = new UnmaskingShares(1, body, shares.get(0).signature());

            refused("RS-SEC-014", () -> other.check(4, contributors));
        }
    }

    @Test
    void signature_for_another_opening_member_or_body_when_verified_then_false() {
        UnmaskingShares one = shares.get(0);
        PublicIdentity site = consortium.key(1).identity();

        assertFalse(one.verifies(Digest.of("another t4"), site));
        assertFalse(one.verifies(t4(), consortium.key(2).identity()));
        assertFalse(new UnmaskingShares(2, one.body(), one.signature()).verifies(t4(), site));
        assertFalse(new UnmaskingShares(1, shares.get(1).body(), one.signature()).verifies(t4(), site));
        assertFalse(new UnmaskingShares(1, one.body(), altered(one.signature())).verifies(t4(), site));
    }

    @Test
    void vectors_when_they_do_not_belong_to_the_sum_then_not_added() {
        MaskedSum sum = new MaskedSum(consortium.members, consortium.sharers.t2(), contributors, consortium.layout);
        MaskedVector one = consortium.vectors.get(1);
        MaskedVector elsewhere = MaskedVector.received(Digest.of("x").bytes(), 2, 0, one.bytes(), one.signature());
        MaskedVector shorter =
                MaskedVector.received(consortium.sharers.t2().bytes(), 2, 0, new byte[1], one.signature());
        sum.add(one);

        assertThrows(IllegalArgumentException.class, () -> sum.add(one));
        assertThrows(IllegalArgumentException.class, () -> sum.add(consortium.vectors.get(4)));
        assertThrows(IllegalArgumentException.class, () -> sum.add(elsewhere));
        assertThrows(IllegalArgumentException.class, () -> sum.add(shorter));
        Opening opening = Opening.of(consortium.members, contributors, shares);
        assertThrows(IllegalArgumentException.class, () -> sum.open(opening));
        sum.add(consortium.vectors.get(2));
        sum.add(consortium.vectors.get(3));
        assertDoesNotThrow(() -> sum.open(opening));
        assertDoesNotThrow(() -> sum.open(opening), "a second opening of the same sum");
    }

    @Test
    void certificate_when_a_quorum_gave_up_then_believed() {
        List<AbortSignature> signatures = aborts();

        assertDoesNotThrow(() -> AbortCertificate.checked(consortium.context, signatures));
        assertDoesNotThrow(() -> AbortCertificate.checked(consortium.context, signatures.subList(1, 4)));
    }

    @Test
    void certificate_with_too_few_twice_or_altered_when_checked_then_refused() {
        List<AbortSignature> signatures = aborts().subList(0, 3);
        AbortSignature one = signatures.get(0);

        certificateRefused(without(signatures, 2));
        certificateRefused(swapped(signatures, 0, 1));
        certificateRefused(List.of(one, one, signatures.get(1)));
        certificateRefused(
                List.of(new AbortSignature(1, altered(one.signature())), signatures.get(1), signatures.get(2)));
        certificateRefused(List.of(one, new AbortSignature(2, one.signature()), signatures.get(2)));
        certificateRefused(List.of(one, signatures.get(1), new AbortSignature(5, one.signature())));
        certificateRefused(List.of(new AbortSignature(0, one.signature()), signatures.get(1), signatures.get(2)));
    }

    @Test
    void certificate_of_another_instance_when_checked_then_refused() {
        List<AbortSignature> signatures = aborts();
        Consortium other = Consortiums.of(1, 4, 4, 3, consortium.layout);

        refused("RS-SEC-010", () -> AbortCertificate.checked(other.context, signatures));
    }

    private void certificateRefused(List<AbortSignature> signatures) {
        refused("RS-SEC-010", () -> AbortCertificate.checked(consortium.context, signatures));
    }

    private List<AbortSignature> aborts() {
        List<AbortSignature> signatures = new ArrayList<>();
        consortium.instances.forEach((u, instance) -> signatures.add(instance.aborted(consortium.key(u))));
        return signatures;
    }
}
