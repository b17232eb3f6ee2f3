// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Axis;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.digest.Digest;

/**
 * A masked vector looks like noise to whoever lacks one of its two kinds of masks, however sparse the counts beneath.
 *
 * <p>A statistic of uniform bytes is beyond six standard deviations about once in five hundred million tries (for the
 * chi-squares, which are skewed, once in five million); some 450 statistics are looked at. The seeds are fixed.
 */
class UniformityTest {
    private static final double MOST = 6;
    private static final int LANES = 1 << 20;
    private static final int NARROW_BYTES = 8 * LANES;
    private static final int SITE = 2;
    private static final Layout LAYOUT = new Layout(List.of(
            new RiskBlock(
                    List.of(new Axis("group", List.of("a", "b", "c", "d"))), LANES / 8 - 1, false, List.of("death")),
            new StatisticBlock("test 0 logrank", LANES, 64)));

    private static Consortium consortium;
    private static InstanceSecrets[] secrets;
    private static byte[] bare;
    private static byte[] masked;

    // One cell in fifty has a patient, seldom two: the table of a small site on a fine grid.
    @BeforeAll
    static void site_has_sent_its_vector() {
        consortium = Consortiums.of(11, 3, 3, 3, LAYOUT);
        consortium.keyed();
        secrets = consortium.instances.values().stream()
                .map(i -> i.secrets().orElseThrow())
                .toArray(InstanceSecrets[]::new);
        consortium.shared();
        Lanes lanes = Lanes.zero(LAYOUT);
        Random random = new Random(12);
        for (int i = 0; i < LANES; i++) {
            lanes.narrow()[i] = random.nextInt(50) == 0 ? 1 + random.nextInt(2) : 0;
            lanes.wideLow()[i] = random.nextInt(50) == 0 ? 1 : 0;
        }
        bare = lanes.toBytes();
        masked = consortium.masked(SITE, new Aggregate(LAYOUT, lanes)).bytes();
    }

    @Test
    void vector_when_masked_then_like_noise() {
        uniform(masked);
    }

    // Once a site is in the sum its own mask is opened; what two others know of it remains hidden.
    @Test
    void vector_when_its_self_mask_is_known_then_still_like_noise() {
        uniform(without(lanes -> self().onto(lanes, false)));
    }

    // Once a site is said to have left, its pair masks are opened; a vector that comes late remains hidden.
    @Test
    void vector_when_all_its_pair_masks_are_known_then_still_like_noise() {
        uniform(without(lanes -> {
            pair(1).onto(lanes, true);
            pair(3).onto(lanes, false);
        }));
    }

    // One other site colludes and has opened the self mask besides: the last pair mask is enough.
    @Test
    void vector_when_only_one_pair_mask_is_unknown_then_still_like_noise() {
        uniform(without(lanes -> {
            self().onto(lanes, false);
            pair(1).onto(lanes, true);
        }));
    }

    @Test
    void vector_when_every_mask_is_known_then_the_counts() {
        assertArrayEquals(bare, without(lanes -> {
            self().onto(lanes, false);
            pair(1).onto(lanes, true);
            pair(3).onto(lanes, false);
        }));
    }

    @Test
    void counts_when_not_masked_then_every_statistic_tells() {
        for (Uniformity told : List.of(narrow(bare), wide(bare))) {
            assertTrue(told.bytes() > MOST && told.bits() > MOST, told::toString);
            assertTrue(told.neighbors() > MOST && told.lanes() > MOST, told::toString);
        }
    }

    // The statistics find less than bare counts: noise whose lanes repeat, and noise with one bit leaning.
    @Test
    void noise_with_a_flaw_when_measured_then_told() {
        byte[] leaning = Arrays.copyOf(masked, NARROW_BYTES);
        byte[] repeated = leaning.clone();
        for (int i = 0; i + 800 < NARROW_BYTES; i += 800) {
            leaning[i] |= 1;
            System.arraycopy(repeated, i, repeated, i + 8, 8);
        }

        assertTrue(Uniformity.of(leaning, 8).bits() > MOST);
        assertTrue(Uniformity.of(repeated, 8).lanes() > MOST);
    }

    private static void uniform(byte[] bytes) {
        for (Uniformity found : List.of(narrow(bytes), wide(bytes))) {
            assertTrue(found.bytes() < MOST && found.bits() < MOST, found::toString);
            assertTrue(found.neighbors() < MOST && found.lanes() < MOST, found::toString);
        }
    }

    private static Uniformity narrow(byte[] bytes) {
        return Uniformity.of(Arrays.copyOf(bytes, NARROW_BYTES), 8);
    }

    private static Uniformity wide(byte[] bytes) {
        return Uniformity.of(Arrays.copyOfRange(bytes, NARROW_BYTES, bytes.length), 16);
    }

    private static byte[] without(Consumer<Lanes> known) {
        Lanes lanes = Lanes.fromBytes(LAYOUT, masked);
        known.accept(lanes);
        return lanes.toBytes();
    }

    private static Mask self() {
        return Mask.self(t2(), SITE, secrets[SITE - 1].self());
    }

    // As the other site makes it.
    private static Mask pair(int other) {
        AgreementKey theirs = AgreementKey.of(secrets[other - 1].masking());
        return Mask.pair(t2(), other, SITE, theirs, consortium.members.of(SITE).masking());
    }

    private static Digest t2() {
        return consortium.sharers.t2();
    }
}
