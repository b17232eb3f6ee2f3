// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.riskset.survival.counts.RiskTable;
import org.riskset.survival.curve.Landmark.GridPoints;
import org.riskset.survival.numeric.Normal;

/** Five patients: events at 1, 3 and 4, censored at 2 and 6. */
class KaplanMeierTest {
    private static final double Z = Normal.twoSidedQuantile(0.95);
    private static final KaplanMeier FIVE = curve(new double[] {1, 2, 3, 4, 6}, new long[] {1, 0, 1, 1, 0});

    @Test
    void five_patients_when_estimated_then_by_hand() {
        double afterThree = 4.0 / 5 * 2 / 3;

        assertArrayEquals(new double[] {0.8, 0.8, afterThree, afterThree / 2, afterThree / 2}, FIVE.surv(), 1e-15);
        double greenwood = 1.0 / (5 * 4) + 1.0 / (3 * 2) + 1.0 / (2 * 1);
        assertEquals(Math.sqrt(greenwood), FIVE.stdErrLog()[4], 1e-15);
        assertEquals(Math.sqrt(greenwood) * afterThree / 2, FIVE.stdErrSurv()[4], 1e-15);
        assertEquals(1.0 / 5 + 1.0 / 3 + 1.0 / 2, FIVE.cumhaz()[4], 1e-15);
        assertEquals(Math.sqrt(1.0 / 25 + 1.0 / 9 + 1.0 / 4), FIVE.stdErrCumhaz()[4], 1e-15);
    }

    @Test
    void five_patients_when_followed_up_then_censoring_is_the_event() {
        KaplanMeier reverse = KaplanMeier.ofFollowUp(FIVE.risk());

        assertArrayEquals(new double[] {1, 0.75, 0.75, 0.75, 0}, reverse.surv());
    }

    @Test
    void last_time_an_event_when_estimated_then_error_infinite_and_limits_none() {
        KaplanMeier extinct = curve(new double[] {1, 2}, new long[] {1, 1});

        assertEquals(Double.POSITIVE_INFINITY, extinct.stdErrLog()[1]);
        assertEquals(Double.NaN, extinct.stdErrSurv()[1]);
        for (ConfidenceType type : ConfidenceType.values()) {
            assertEquals(Double.NaN, type.band(extinct, Z).low()[1]);
            assertEquals(Double.NaN, type.band(extinct, Z).high()[1]);
        }
    }

    @ParameterizedTest
    @EnumSource(ConfidenceType.class)
    void nobody_had_the_event_when_banded_then_one_or_none(ConfidenceType type) {
        ConfidenceBand band = type.band(curve(new double[] {1, 2}, new long[] {0, 0}), Z);

        boolean exact = type == ConfidenceType.LOG || type == ConfidenceType.PLAIN;
        assertEquals(exact ? 1 : Double.NaN, band.low()[0]);
        assertEquals(exact ? 1 : Double.NaN, band.high()[1]);
    }

    @ParameterizedTest
    @EnumSource(ConfidenceType.class)
    void bands_when_drawn_then_around_the_curve_and_within_probabilities(ConfidenceType type) {
        ConfidenceBand band = type.band(FIVE, Z);

        for (int i = 0; i < FIVE.surv().length; i++) {
            assertTrue(0 <= band.low()[i] && band.low()[i] < FIVE.surv()[i]);
            assertTrue(FIVE.surv()[i] < band.high()[i] && band.high()[i] <= 1);
        }
    }

    @Test
    void flat_stretch_when_halved_then_its_middle_and_at_the_end_up_to_the_last_time() {
        KaplanMeier next = curve(new double[] {2, 4, 6, 9}, new long[] {1, 1, 1, 1});
        KaplanMeier end = curve(new double[] {3, 5, 8, 10}, new long[] {1, 1, 0, 0});

        assertEquals(5, quantile(next, 0.5).time());
        assertEquals(7.5, quantile(end, 0.5).time());
        assertEquals(Double.NaN, quantile(end, 0.6).time());
    }

    @ParameterizedTest
    @CsvSource({"2, 1.8", "2.5, 2.2", "6, 3.6666666666666665", "9, 4.466666666666667"})
    void area_when_restricted_then_by_hand(double tau, double mean) {
        assertEquals(mean, RestrictedMean.of(FIVE, tau).estimate(), 1e-14);
        assertEquals(tau > 6, RestrictedMean.of(FIVE, tau).beyondLastTime());
    }

    @Test
    void error_of_the_area_when_restricted_then_by_hand() {
        double afterThree = 8.0 / 15;
        double a4 = afterThree / 2; // from 4 to 5
        double a3 = a4 + afterThree;
        double a1 = a3 + 0.8 * 2;

        double variance = a1 * a1 / 20 + a3 * a3 / 6 + a4 * a4 / 2;

        assertEquals(Math.sqrt(variance), RestrictedMean.of(FIVE, 5).stdError(), 1e-15);
    }

    @Test
    void extinct_curve_when_restricted_beyond_then_nothing_is_carried_on() {
        assertFalse(RestrictedMean.of(curve(new double[] {1, 2}, new long[] {1, 1}), 5)
                .beyondLastTime());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 5, 1",
        "1, 1, 5, 0.8",
        "1, 2, 4, 0.8",
        "5, 5, 1, 0.26666666666666666",
        "6, 6, 1, 0.26666666666666666"
    })
    void landmark_when_read_then_value_before_and_risk_after(double before, double after, long nRisk, double surv) {
        Landmark landmark = Landmark.of(FIVE, List.of(), after, new GridPoints(before, after));

        assertEquals(nRisk, landmark.nRisk().orElseThrow());
        assertEquals(surv, landmark.estimate(), 1e-15);
    }

    @Test
    void landmark_when_after_the_last_time_then_nobody_and_nothing_known() {
        Landmark landmark = Landmark.of(FIVE, bands(FIVE), 7, new GridPoints(7, 7));
        KaplanMeier extinct = curve(new double[] {1, 2}, new long[] {1, 1});

        assertEquals(0, landmark.nRisk().orElseThrow());
        assertEquals(Double.NaN, landmark.estimate());
        assertEquals(
                new Landmark.Limits(Double.NaN, Double.NaN), landmark.conf().get("log"));
        assertEquals(
                0, Landmark.of(extinct, bands(extinct), 7, new GridPoints(7, 7)).estimate());
    }

    private static Quantile quantile(KaplanMeier curve, double p) {
        return Quantile.of(curve, ConfidenceType.LOG.band(curve, Z), p);
    }

    private static List<ConfidenceBand> bands(KaplanMeier curve) {
        return List.of(ConfidenceType.LOG.band(curve, Z));
    }

    /** One patient per time, with an event (1) or censored (0). */
    private static KaplanMeier curve(double[] time, long[] nEvent) {
        long[] nRisk = new long[time.length];
        long[] nCensor = new long[time.length];
        for (int i = 0; i < time.length; i++) {
            nRisk[i] = time.length - i;
            nCensor[i] = 1 - nEvent[i];
        }
        return KaplanMeier.of(new RiskTable(time, nRisk, new long[][] {nEvent}, nCensor, time.length));
    }
}
