// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.privacy.identity.Signature;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.digest.Digest;

/**
 * Runs that another program computed, bit for bit. Another file of the same form is read when the system property
 * {@code riskset.secagg.vectors} names it. Its parts about release and log have tests in their own rooms.
 */
class SecaggVectorsTest {

    static List<VectorRun> runs() {
        return VectorRun.all().toList();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void members_when_bound_to_a_run_then_roster_layout_and_context(VectorRun run) {
        SecureContext context = run.consortium.context;

        run.indices()
                .forEach(u -> assertEquals(
                        run.site(u).at("identity_public").text(),
                        run.consortium.key(u).identity().hex()));
        assertEquals(run.values.at("roster_digest").digest(), context.roster().digest());
        assertEquals(run.values.at("layout_digest").digest(), context.run().layoutDigest());
        assertEquals(run.values.at("context").digest(), context.ctx());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void secrets_when_keyed_then_points_commitments_and_t1(VectorRun run) {
        for (KeyAdvertisement keys : run.consortium.advertised) {
            VectorNode site = run.site(keys.index());

            assertEquals(site.at("c_public").text(), keys.sealing().hex());
            assertEquals(site.at("s_public").text(), keys.masking().hex());
            assertEquals(site.at("b_commit").digest(), keys.commitment());
            assertEquals(site.at("keys_sig").signature(), keys.signature());
        }
        assertEquals(run.values.at("t1").digest(), run.consortium.t1());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void polynomials_when_evaluated_then_every_share(VectorRun run) {
        for (VectorNode site : run.sites()) {
            for (int v : run.indices()) {
                assertArrayEquals(site.at("share_of_b").at(v).bytes(), share(site, "b", "coefficients_b", v));
                assertArrayEquals(site.at("share_of_s").at(v).bytes(), share(site, "s_secret", "coefficients_s", v));
            }
        }
    }

    private static byte[] share(VectorNode site, String secret, String coefficients, int v) {
        List<BigInteger> drawn = site.at(coefficients).list().stream()
                .map(c -> new BigInteger(1, c.bytes()))
                .toList();
        return Shamir.share(site.at(secret).secret(), drawn, v);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void secrets_when_shared_then_shares_seals_and_t2(VectorRun run) {
        for (int u : run.indices()) {
            VectorNode site = run.site(u);
            SealedShares sent = run.consortium.sealed.get(u);

            Map<Integer, String> sealed = sent.sealed().stream()
                    .collect(Collectors.toMap(
                            SealedShare::to, s -> HexFormat.of().formatHex(s.bytes())));
            assertEquals(texts(site.at("sealed")), sealed);
            assertEquals(site.at("shares_digest").digest(), sent.digest());
            assertEquals(site.at("shares_sig").signature(), sent.signature());
        }
        assertTrue(run.drewEverything());
        assertEquals(run.values.at("t2").digest(), run.consortium.sharers.t2());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void seals_when_opened_then_each_share_of_each_member(VectorRun run) {
        for (int v : run.contributors()) {
            List<SharePair> held = run.consortium.instances.get(v).shares();
            for (int u : run.indices()) {
                assertArrayEquals(
                        run.site(u).at("share_of_b").at(v).bytes(),
                        held.get(u - 1).ofSelf());
                assertArrayEquals(
                        run.site(u).at("share_of_s").at(v).bytes(),
                        held.get(u - 1).ofMasking());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void secrets_when_stretched_then_masks(VectorRun run) {
        Digest t2 = run.consortium.sharers.t2();
        for (int u : run.indices()) {
            VectorNode site = run.site(u);
            AgreementKey own = AgreementKey.of(site.at("s_secret").secret());

            assertArrayEquals(
                    site.at("self_mask_bytes").bytes(),
                    bytes(run, Mask.self(t2, u, site.at("b").secret())));
            for (int v : run.others(u)) {
                Mask pair =
                        Mask.pair(t2, u, v, own, run.consortium.members.of(v).masking());
                byte[] known = run.site(Math.min(u, v))
                        .at("pair_mask_bytes")
                        .at(Math.max(u, v))
                        .bytes();
                assertArrayEquals(known, bytes(run, pair));
            }
        }
    }

    private static byte[] bytes(VectorRun run, Mask mask) {
        Lanes lanes = Lanes.zero(run.layout());
        mask.onto(lanes, true);
        return lanes.toBytes();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void counts_when_masked_then_bytes_digest_and_t3(VectorRun run) {
        for (int u : run.contributors()) {
            VectorNode site = run.site(u);
            MaskedVector vector = run.consortium.vectors.get(u);

            assertArrayEquals(site.at("masked_bytes").bytes(), vector.bytes());
            assertEquals(site.at("masked_digest").digest(), vector.digest());
            assertEquals(site.at("masked_sig").signature(), vector.signature());
        }
        assertEquals(
                run.values.at("t3").digest(),
                run.consortium.contributors(run.contributors()).t3());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void contributors_when_confirmed_then_signatures_and_t4(VectorRun run) {
        List<SurvivorSignature> signatures = Consortium.signatures(run.confirmed, run.survivors());

        Map<Integer, Signature> known = new TreeMap<>();
        run.survivors()
                .forEach(u -> known.put(u, run.site(u).at("survivors_sig").signature()));
        assertEquals(
                known,
                signatures.stream().collect(Collectors.toMap(SurvivorSignature::index, SurvivorSignature::signature)));
        Digest t3 = run.values.at("t3").digest();
        assertEquals(run.values.at("t4").digest(), Survivors.of(t3, signatures).t4());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void survivors_when_they_unmask_then_bodies_signatures_and_the_secrets_they_open(VectorRun run) {
        for (UnmaskingShares shares : run.unmasked) {
            assertArrayEquals(run.site(shares.index()).at("unmask_body").bytes(), shares.body());
            assertEquals(run.site(shares.index()).at("unmask_sig").signature(), shares.signature());
        }

        Contributors contributors = run.consortium.contributors(run.contributors());
        Opening opening = Opening.of(run.consortium.members, contributors, run.unmasked);
        for (int v : run.indices()) {
            String name = (contributors.contains(v) ? "b of " : "s_secret of ") + v;
            assertEquals(run.values.at("opened").at(name).secret(), opening.secret(v));
        }
        assertEquals(run.indices().size(), run.values.at("opened").keys().size());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void vectors_when_opened_then_the_sum_and_its_name(VectorRun run) {
        Contributors contributors = run.consortium.contributors(run.contributors());

        Aggregate sum = run.consortium.open(contributors, run.unmasked);

        Lanes lanes = sum.lanes();
        assertArrayEquals(run.values.at("sum_bytes").bytes(), lanes.toBytes());
        List<String> narrow =
                run.values.at("sum64").list().stream().map(VectorNode::text).toList();
        for (int i = 0; i < narrow.size(); i++) {
            assertEquals(narrow.get(i), Long.toString(lanes.narrow()[i]));
        }
        List<String> wide =
                run.values.at("sum128").list().stream().map(VectorNode::text).toList();
        for (int i = 0; i < wide.size(); i++) {
            assertEquals(wide.get(i), lanes.wide(i).toString());
        }
        Digest t4 = run.values.at("t4").digest();
        assertEquals(run.values.at("sum_digest").digest(), MaskedSum.digest(t4, sum));
    }

    private static Map<Integer, String> texts(VectorNode byIndex) {
        Map<Integer, String> texts = new TreeMap<>();
        byIndex.keys().forEach(v -> texts.put(Integer.valueOf(v), byIndex.at(v).text()));
        return texts;
    }
}
