// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.error.VerificationException;
import org.riskset.survival.score.FixedPoint;

/** The known answers beside the runs: encodings, fixed-point numbers, and what must be refused. */
class VectorConstantsTest {
    private static final VectorNode FILE = VectorNode.file();

    static List<VectorNode> fixedPoints() {
        return FILE.at("fixed_point").list();
    }

    static List<VectorNode> keysRefused() {
        return refusals("keys").get(0).at("keys").list();
    }

    static List<VectorNode> signaturesRefused() {
        return refusals("signature");
    }

    static List<VectorNode> sealsRefused() {
        return refusals("sealed");
    }

    private static List<VectorNode> refusals(String kind) {
        return FILE.at("refusals").list().stream().filter(r -> r.has(kind)).toList();
    }

    @Test
    void every_refusal_when_sorted_then_has_a_test_here() {
        int tested = refusals("keys").size()
                + refusals("signature").size()
                + refusals("sealed").size();

        assertEquals(FILE.at("refusals").list().size(), tested);
    }

    @Test
    void example_when_written_then_label_and_bytes_of_the_protocol() {
        byte[] prefix = FILE.at("label_prefix").text().getBytes(UTF_8);
        byte[] written = Transcript.of("keys").bytes(new byte[] {1, 2}).u16(3).toBytes();

        assertArrayEquals(FILE.at("T_example").bytes(), written);
        assertArrayEquals(prefix, Arrays.copyOfRange(written, 4, 4 + prefix.length));
    }

    @Test
    void prime_when_shares_are_held_against_it_then_one_less_is_the_largest() {
        BigInteger prime = new BigInteger(FILE.at("shamir_prime").text(), 16);

        assertTrue(Shamir.isShare(prime.subtract(BigInteger.ONE).toByteArray()));
        assertFalse(Shamir.isShare(prime.toByteArray()));
    }

    @ParameterizedTest
    @MethodSource("fixedPoints")
    void number_when_encoded_then_integer_and_lane(VectorNode known) {
        BigInteger integer = FixedPoint.encode(
                Double.parseDouble(known.at("value").text()), known.at("scale").number());
        Lanes lane = new Lanes(new long[0], new long[1], new long[1]);
        lane.setWide(0, integer);

        assertEquals(known.at("integer").text(), integer.toString());
        assertEquals(known.at("bytes").text(), HexFormat.of().formatHex(lane.toBytes()));
        assertEquals(integer, lane.wide(0));
    }

    @ParameterizedTest
    @MethodSource("keysRefused")
    void unsound_point_when_read_then_refused(VectorNode key) {
        RisksetException refused = assertThrows(VerificationException.class, () -> PublicPoint.of(key.bytes()));

        assertEquals(
                refusals("keys").get(0).at("code").text(),
                refused.first().code().code());
    }

    @ParameterizedTest
    @MethodSource("signaturesRefused")
    void unsound_signature_when_verified_then_false(VectorNode known) {
        PublicIdentity identity = new PublicIdentity(known.at("public").text());

        boolean verified = identity.verify(
                known.at("message").bytes(), known.at("signature").bytes());

        assertEquals(Boolean.parseBoolean(known.at("valid").text()), verified);
        assertFalse(verified);
    }

    // Both are from site 1 of the first run: one with a bit flipped for site 3, one for site 3 said to be for site 2.
    @ParameterizedTest
    @MethodSource("sealsRefused")
    void unsound_seal_when_opened_by_either_site_then_refused(VectorNode known) {
        VectorRun run = VectorRun.all().findFirst().orElseThrow();
        int to = known.at("what").text().endsWith("to 2") ? 2 : 3;
        SealedShare share = new SealedShare(1, to, known.at("sealed").bytes());

        for (int receiver : List.of(2, 3)) {
            AgreementKey own = AgreementKey.of(run.site(receiver).at("c_secret").secret());
            PublicPoint sender = run.consortium.members.of(1).sealing();
            RisksetException refused =
                    assertThrows(VerificationException.class, () -> share.open(run.consortium.t1(), own, sender));
            assertEquals(known.at("code").text(), refused.first().code().code());
        }
    }
}
