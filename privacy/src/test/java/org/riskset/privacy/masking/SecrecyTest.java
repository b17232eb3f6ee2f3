// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must not be kept, and what must not be shown. */
class SecrecyTest {
    private static final int SELF = 2;
    private static final Set<Integer> EVERYBODY = Set.of(1, 2, 3, 4);

    @Test
    void secrets_when_the_vector_is_masked_then_no_longer_held() {
        Consortium consortium = Consortiums.shared(1, 4, 3);
        assertEquals(1, consortium.instances.get(SELF).shares().size());

        consortium.masked(SELF, Consortiums.counts(consortium, 1).get(SELF));

        assertEquals(Optional.empty(), consortium.instances.get(SELF).secrets());
        assertEquals(4, consortium.instances.get(SELF).shares().size());
    }

    @Test
    void shares_when_given_away_then_no_longer_held() {
        Consortium consortium = Consortiums.masked(1, 4, 3);
        var confirmed = consortium.confirmed(EVERYBODY);

        Instance unmasked = confirmed
                .get(SELF)
                .instance()
                .unmasked(Consortium.signatures(confirmed, EVERYBODY), consortium.key(SELF))
                .instance();

        assertEquals(Optional.empty(), unmasked.secrets());
        assertEquals(List.of(), unmasked.shares());
    }

    @Test
    void secrets_and_shares_when_erased_then_zeros() {
        Consortium consortium = Consortiums.shared(1, 4, 3);
        Instance instance = consortium.instances.get(SELF);

        InstanceSecrets secrets = instance.secrets().orElseThrow();

        secrets.erase();
        instance.shares().get(0).erase();

        for (Secret secret : List.of(secrets.sealing(), secrets.masking(), secrets.self())) {
            assertArrayEquals(new byte[Secret.LENGTH], secret.bytes());
        }
        assertArrayEquals(new byte[Shamir.SHARE], instance.shares().get(0).ofSelf());
        assertArrayEquals(new byte[Shamir.SHARE], instance.shares().get(0).ofMasking());
    }

    @Test
    void two_instances_of_one_site_when_keyed_then_nothing_in_common() {
        SeededRandom random = new SeededRandom(4);
        InstanceSecrets one = InstanceSecrets.draw(random);
        InstanceSecrets other = InstanceSecrets.draw(random);

        List<Secret> all = new ArrayList<>(List.of(one.sealing(), one.masking(), one.self()));
        all.addAll(List.of(other.sealing(), other.masking(), other.self()));
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertNotEquals(all.get(i), all.get(j));
            }
        }
    }

    @Test
    void anything_of_a_run_when_shown_as_text_then_no_secret_and_no_count() {
        Consortium consortium = Consortiums.shared(1, 4, 3);
        List<byte[]> secrets = secrets(consortium.instances.values().stream().toList());
        List<Object> shown = new ArrayList<>(consortium.instances.values());
        Consortiums.counts(consortium, 1).forEach(consortium::masked);
        secrets.addAll(secrets(consortium.instances.values().stream().toList()));
        var confirmed = consortium.confirmed(EVERYBODY);
        List<UnmaskingShares> shares = consortium.unmasked(confirmed, EVERYBODY);
        shown.addAll(List.of(consortium.instances, consortium.advertised, consortium.sealed, consortium.vectors));
        shown.addAll(List.of(confirmed, shares, consortium.contributors(EVERYBODY), consortium.members));
        shown.add(Opening.of(consortium.members, consortium.contributors(EVERYBODY), shares));
        shown.addAll(Consortiums.counts(consortium, 1).values());
        shares.forEach(s -> secrets.add(s.share(1)));

        String text = shown.toString();
        for (byte[] secret : secrets) {
            forms(secret).forEach(form -> assertFalse(text.contains(form), form));
        }
        Consortiums.counts(consortium, 1)
                .values()
                .forEach(
                        c -> assertFalse(text.contains(Arrays.toString(c.lanes().narrow()))));
    }

    private static List<byte[]> secrets(List<Instance> instances) {
        List<byte[]> secrets = new ArrayList<>();
        for (Instance instance : instances) {
            instance.secrets()
                    .ifPresent(s ->
                            Stream.of(s.sealing(), s.masking(), s.self()).forEach(each -> secrets.add(each.bytes())));
            instance.shares().forEach(pair -> secrets.addAll(List.of(pair.ofSelf(), pair.ofMasking())));
        }
        return secrets;
    }

    private static List<String> forms(byte[] secret) {
        return List.of(
                HexFormat.of().formatHex(secret).substring(2, 34),
                Base64.getEncoder().encodeToString(secret).substring(0, 20),
                new BigInteger(1, secret).toString(),
                Arrays.toString(secret));
    }
}
