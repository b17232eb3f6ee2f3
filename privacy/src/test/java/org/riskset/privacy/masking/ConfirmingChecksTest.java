// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.riskset.privacy.masking.Refusals.altered;
import static org.riskset.privacy.masking.Refusals.refused;
import static org.riskset.privacy.masking.Refusals.replaced;
import static org.riskset.privacy.masking.Refusals.swapped;
import static org.riskset.privacy.masking.Refusals.with;
import static org.riskset.privacy.masking.Refusals.without;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.riskset.survival.digest.Digest;

/** What site 2 must see wrong in the set of contributors and in those who signed it: phases 3 and 4. */
class ConfirmingChecksTest {
    private static final int SELF = 2;
    private static final Set<Integer> EVERYBODY = Set.of(1, 2, 3, 4);
    private Consortium consortium;
    private List<SignedDigest> vectors;

    @BeforeEach
    void everybody_has_sent_its_vector() {
        consortium = Consortiums.masked(1, 4, 3);
        vectors = consortium.vectorsOf(EVERYBODY);
    }

    private Instance confirmed(List<SignedDigest> returned) {
        return consortium
                .instances
                .get(SELF)
                .confirmed(returned, consortium.key(SELF))
                .instance();
    }

    private void unmasked(Instance instance, List<SurvivorSignature> survivors) {
        instance.unmasked(survivors, consortium.key(SELF));
    }

    @Test
    void contributor_with_another_signature_digest_or_index_when_confirmed_then_refused() {
        SignedDigest one = vectors.get(0);
        SignedDigest three = vectors.get(2);

        refused(
                "RS-SEC-010",
                () -> confirmed(replaced(vectors, 0, new SignedDigest(1, one.digest(), altered(one.signature())))));
        refused(
                "RS-SEC-010",
                () -> confirmed(replaced(vectors, 0, new SignedDigest(1, Digest.of("x"), one.signature()))));
        refused(
                "RS-SEC-010",
                () -> confirmed(replaced(vectors, 0, new SignedDigest(1, three.digest(), three.signature()))));
        refused("RS-SEC-010", () -> confirmed(with(vectors, new SignedDigest(5, one.digest(), one.signature()))));
        refused("RS-SEC-010", () -> confirmed(with(vectors, new SignedDigest(70_000, one.digest(), one.signature()))));
    }

    @Test
    void contributor_twice_or_out_of_order_when_confirmed_then_refused() {
        refused("RS-SEC-010", () -> confirmed(swapped(vectors, 0, 2)));
        refused("RS-SEC-010", () -> confirmed(replaced(vectors, 3, vectors.get(2))));
        refused("RS-SEC-010", () -> confirmed(with(vectors, vectors.get(3))));
    }

    @Test
    void own_vector_left_out_when_confirmed_then_refused() {
        refused("RS-SEC-015", () -> confirmed(without(vectors, SELF - 1)));
    }

    @Test
    void own_vector_changed_but_signed_when_confirmed_then_refused() {
        MaskedVector other = MaskedVector.signed(consortium.sharers.t2(), SELF, 0, new byte[8], consortium.key(SELF));

        refused("RS-SEC-010", () -> confirmed(replaced(vectors, SELF - 1, other.receipt())));
    }

    @Test
    void vector_of_another_instance_when_confirmed_then_refused() {
        MaskedVector other = MaskedVector.signed(Digest.of("another t2"), 1, 0, new byte[8], consortium.key(1));

        refused("RS-SEC-010", () -> confirmed(replaced(vectors, 0, other.receipt())));
    }

    @Test
    void fewer_than_the_quorum_or_than_the_fewest_sites_when_confirmed_then_refused() {
        refused("RS-SEC-015", () -> confirmed(vectors.subList(0, 2)));
        consortium = Consortiums.of(1, 4, 3, 4, consortium.layout);
        consortium.keyed();
        consortium.shared();
        Consortiums.counts(consortium, 1).forEach(consortium::masked);
        vectors = consortium.vectorsOf(EVERYBODY);

        confirmed(vectors);
        refused("RS-SEC-015", () -> confirmed(vectors.subList(0, 3)));
    }

    @Test
    void second_set_when_confirmed_then_refused_and_the_same_again_is_not() {
        Instance signed = confirmed(vectors);

        signed.confirmed(vectors, consortium.key(SELF));
        refused("RS-SEC-030", () -> signed.confirmed(vectors.subList(0, 3), consortium.key(SELF)));
    }

    @Test
    void too_few_survivors_twice_or_out_of_order_when_unmasked_then_refused() {
        Instance signed = confirmed(vectors);
        List<SurvivorSignature> survivors = Consortium.signatures(consortium.confirmed(EVERYBODY), EVERYBODY);

        unmasked(signed, survivors.subList(0, 3));
        refused("RS-SEC-015", () -> unmasked(signed, survivors.subList(0, 2)));
        refused("RS-SEC-015", () -> unmasked(signed, replaced(survivors, 3, survivors.get(2))));
        refused("RS-SEC-015", () -> unmasked(signed, swapped(survivors, 0, 1)));
        refused("RS-SEC-015", () -> unmasked(signed, List.of()));
    }

    @Test
    void survivor_of_another_set_with_another_index_or_signature_when_unmasked_then_refused() {
        Instance signed = confirmed(vectors);
        List<SurvivorSignature> survivors = Consortium.signatures(consortium.confirmed(EVERYBODY), EVERYBODY);
        SurvivorSignature one = survivors.get(0);
        SurvivorSignature ofFewer = Consortium.signatures(consortium.confirmed(Set.of(1, 2, 3)), Set.of(1))
                .get(0);

        refused("RS-SEC-015", () -> unmasked(signed, replaced(survivors, 0, ofFewer)));
        refused(
                "RS-SEC-015",
                () -> unmasked(signed, replaced(survivors, 0, new SurvivorSignature(1, altered(one.signature())))));
        refused(
                "RS-SEC-015",
                () -> unmasked(signed, replaced(survivors, 1, new SurvivorSignature(2, one.signature()))));
        refused("RS-SEC-015", () -> unmasked(signed, with(survivors, new SurvivorSignature(5, one.signature()))));
    }

    // Site 4 has sent nothing, so it has no say in what is opened.
    @Test
    void survivor_who_has_not_contributed_when_unmasked_then_refused() {
        Instance signed = confirmed(vectors.subList(0, 3));
        Contributors three = signed.contributors().orElseThrow();
        List<SurvivorSignature> survivors = Consortium.signatures(consortium.confirmed(Set.of(1, 2, 3)), Set.of(1, 2));
        SurvivorSignature stranger = SurvivorSignature.of(three.t3(), 4, consortium.key(4));

        refused("RS-SEC-015", () -> unmasked(signed, with(survivors, stranger)));
    }

    @Test
    void shares_when_given_away_or_erased_then_not_given_again() {
        Instance signed = confirmed(vectors);
        List<SurvivorSignature> survivors = Consortium.signatures(consortium.confirmed(EVERYBODY), EVERYBODY);
        Instance spent = signed.unmasked(survivors, consortium.key(SELF)).instance();

        refused("RS-SEC-030", () -> unmasked(spent, survivors));
        refused("RS-SEC-030", () -> unmasked(signed.spent(), survivors));
    }
}
