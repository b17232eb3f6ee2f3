// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.VerificationException;

class RosterTest {
    private static final Digest CONDITIONS = Digest.of("{}");

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C"})
    void members_of_a_run_when_digested_in_any_order_then_digest_of_the_protocol(String run) {
        List<Roster.Member> members = new ArrayList<>();
        for (int i = 1; i <= Vectors.number(run + ".n"); i++) {
            String site = run + "." + i + ".";
            SiteId id = new SiteId(Vectors.text(site + "id"));
            PublicIdentity identity = new PublicIdentity(Vectors.text(site + "identity_public"));
            members.add(new Roster.Member(0, id, identity, Vectors.digest(site + "conditions_digest")));
        }
        Collections.reverse(members);

        assertEquals(Vectors.digest(run + ".roster_digest"), Roster.of(members).digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C"})
    void site_of_a_run_when_signing_its_keys_then_signature_of_the_protocol(String run) {
        String site = run + ".1.";
        SiteKey key = Vectors.key(Vectors.text(site + "identity_seed"), Vectors.text(site + "identity_public"));
        Transcript keys = Transcript.of("keys")
                .bytes(Vectors.bytes(run + ".context"))
                .u16(1)
                .bytes(Vectors.bytes(site + "c_public"))
                .bytes(Vectors.bytes(site + "s_public"))
                .bytes(Vectors.bytes(site + "b_commit"));

        assertEquals(Vectors.text(site + "keys_sig"), HexFormat.of().formatHex(key.sign(keys)));
    }

    @Test
    void names_beyond_ascii_when_sorted_then_by_utf8_bytes() {
        Roster roster =
                Roster.of(List.of(member("\uD83C\uDFE5", 1), member("\uFF21", 2), member("z", 3), member("Z", 4)));

        assertEquals(
                List.of("Z", "z", "\uFF21", "\uD83C\uDFE5"),
                roster.members().stream().map(m -> m.id().value()).toList());
    }

    @Test
    void same_name_or_key_twice_when_built_then_refused() {
        assertThrows(VerificationException.class, () -> Roster.of(List.of(member("a", 1), member("a", 2))));
        assertThrows(VerificationException.class, () -> Roster.of(List.of(member("a", 1), member("b", 1))));
        assertThrows(VerificationException.class, () -> Roster.of(List.of()));
    }

    @Test
    void wrong_order_or_index_when_taken_as_it_is_then_refused() {
        Roster.Member first = new Roster.Member(1, new SiteId("b"), identity(1), CONDITIONS);
        Roster.Member second = new Roster.Member(2, new SiteId("a"), identity(2), CONDITIONS);
        Roster.Member third = new Roster.Member(3, new SiteId("c"), identity(3), CONDITIONS);

        assertThrows(VerificationException.class, () -> new Roster(List.of(first, second)));
        assertThrows(VerificationException.class, () -> new Roster(List.of(first, third)));
    }

    private static Roster.Member member(String id, int key) {
        return new Roster.Member(0, new SiteId(id), identity(key), CONDITIONS);
    }

    private static PublicIdentity identity(int number) {
        return new PublicIdentity(String.format("%064x", number));
    }
}
