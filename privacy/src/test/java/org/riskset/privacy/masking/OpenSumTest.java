// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Block.ExclusionBlock;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.VerificationException;

class OpenSumTest {
    private static final SiteKey KEY = SiteKey.generate(new SecureRandom());
    private static final byte[] CONTEXT = Digest.of("context").bytes();
    private static final int HORIZON = 2;
    // channels entered, censored, death at times 0, 1, 2; then one reason; then one score
    private static final Layout LAYOUT = new Layout(List.of(
            new RiskBlock(List.of(), HORIZON, true, List.of("death")),
            new ExclusionBlock(List.of("missing time")),
            new StatisticBlock("logrank", 1, 40)));
    private static final int ENTERED = 0;
    private static final int CENSORED = 4;
    private static final int ENTERED_AT_2 = 6;
    private static final int DIED = 8;
    private static final int MISSING = 9;

    @Test
    void coherent_vectors_when_added_then_their_sum() {
        Aggregate sum = OpenSum.of(LAYOUT, List.of(vector(honest()), vector(honest())));

        assertEquals(new Aggregate(LAYOUT, honest().plus(honest())), sum);
    }

    @Test
    void sites_that_saw_other_horizons_when_added_then_the_longer_one() {
        Layout one = LAYOUT.withHorizon(1);
        Lanes early = Lanes.zero(one);
        early.narrow()[ENTERED] = 1;
        early.narrow()[CENSORED] = 1;
        OpenVector shorter = OpenVector.received(CONTEXT, 2, 1, early.toBytes(), signature());

        Aggregate sum = OpenSum.of(LAYOUT, List.of(vector(honest()), shorter));

        assertEquals(HORIZON, sum.horizon());
        assertEquals(3, sum.lanes().narrow()[ENTERED]);
        assertEquals(2, sum.lanes().narrow()[CENSORED]);
    }

    @Test
    void negative_count_when_added_then_refused() {
        refused(lanes -> lanes.narrow()[MISSING] = -1);
    }

    @Test
    void more_patients_than_any_site_has_when_added_then_refused() {
        refused(lanes -> lanes.narrow()[MISSING] = (1L << 24) * 2 + 1);
    }

    @Test
    void event_without_a_person_when_added_then_refused() {
        refused(lanes -> lanes.narrow()[DIED]++);
    }

    // At risk is (entry, time]: the counts are as many, but the order of times is impossible.
    @Test
    void person_who_leaves_before_entering_when_added_then_refused() {
        refused(lanes -> {
            lanes.narrow()[ENTERED]--;
            lanes.narrow()[ENTERED_AT_2]++;
        });
    }

    @Test
    void person_who_never_leaves_when_added_then_refused() {
        refused(lanes -> lanes.narrow()[ENTERED]++);
    }

    @Test
    void impossible_score_when_added_then_refused() {
        refused(lanes -> lanes.setWide(0, BigInteger.ONE.shiftLeft(126)));
    }

    @Test
    void two_lies_that_cancel_each_other_when_added_then_each_is_refused_by_itself() {
        Lanes less = honest();
        less.narrow()[MISSING] = -3;
        Lanes more = honest();
        more.narrow()[MISSING] = 5;

        VerificationException thrown = assertThrows(
                VerificationException.class, () -> OpenSum.of(LAYOUT, List.of(vector(less), vector(more))));

        assertEquals("RS-SEC-040", thrown.first().code().code());
    }

    @Test
    void vector_when_any_part_is_altered_then_does_not_verify() {
        PublicIdentity site = KEY.identity();
        byte[] bytes = honest().toBytes();
        byte[] otherBytes = bytes.clone();
        otherBytes[0] ^= 1;
        Signature signature = signature();

        assertTrue(OpenVector.received(CONTEXT, 1, HORIZON, bytes, signature).verifies(site));
        assertFalse(OpenVector.received(Digest.of("x").bytes(), 1, HORIZON, bytes, signature)
                .verifies(site));
        assertFalse(OpenVector.received(CONTEXT, 2, HORIZON, bytes, signature).verifies(site));
        assertFalse(
                OpenVector.received(CONTEXT, 1, HORIZON, otherBytes, signature).verifies(site));
        assertFalse(OpenVector.received(CONTEXT, 1, HORIZON, bytes, Signature.of(new byte[64]))
                .verifies(site));
        assertFalse(OpenVector.received(CONTEXT, 1, HORIZON, bytes, Signature.of(new byte[0]))
                .verifies(site));
    }

    @Test
    void vector_when_shown_as_text_then_no_count() {
        assertEquals("OpenVector[index 1, 96 bytes]", vector(honest()).toString());
    }

    private static void refused(Consumer<Lanes> lie) {
        Lanes lanes = honest();
        lie.accept(lanes);

        VerificationException thrown = assertThrows(
                VerificationException.class, () -> OpenSum.of(LAYOUT, List.of(vector(lanes), vector(honest()))));

        assertEquals("RS-SEC-040", thrown.first().code().code());
    }

    // Two enter at 0, one is censored at 1, one dies at 2.
    private static Lanes honest() {
        Lanes lanes = Lanes.zero(LAYOUT);
        lanes.narrow()[ENTERED] = 2;
        lanes.narrow()[CENSORED] = 1;
        lanes.narrow()[DIED] = 1;
        lanes.setWide(0, BigInteger.valueOf(-5));
        return lanes;
    }

    private static OpenVector vector(Lanes lanes) {
        return OpenVector.received(CONTEXT, 1, HORIZON, lanes.toBytes(), signature());
    }

    private static Signature signature() {
        byte[] transcript = Transcript.of("plain")
                .bytes(CONTEXT)
                .u16(1)
                .digest(Digest.of(honest().toBytes()))
                .toBytes();
        return Signature.of(KEY.sign(transcript));
    }
}
