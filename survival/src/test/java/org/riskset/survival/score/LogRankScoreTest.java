// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.survival.counts.GroupedRiskTable;
import org.riskset.survival.counts.GroupedRiskTable.Stratum;
import org.riskset.survival.study.TestSpec;

/** Five patients: A has events at 1 and 3, B an event at 2, is censored at 3 and has an event at 4. */
class LogRankScoreTest {
    private static final Stratum FIVE =
            new Stratum(new double[] {1, 2, 3, 4}, new long[][] {{2, 1, 1, 0}, {3, 3, 2, 1}}, new long[][] {
                {1, 0, 1, 0}, {0, 1, 0, 1}
            });

    @Test
    void five_patients_when_scored_then_by_hand() {
        LogRankScore score = LogRankScore.of(table(FIVE), Weight.LOGRANK);

        assertArrayEquals(new double[] {2, 2}, score.observed());
        double expected = 2.0 / 5 + 1.0 / 4 + 1.0 / 3;
        assertArrayEquals(new double[] {expected, 4 - expected}, score.expected(), 1e-15);
        double variance = 2.0 / 5 * 3 / 5 + 1.0 / 4 * 3 / 4 + 1.0 / 3 * 2 / 3;
        assertArrayEquals(new double[] {variance, -variance}, score.variance()[0], 1e-15);
        assertArrayEquals(new double[] {-variance, variance}, score.variance()[1], 1e-15);
    }

    @ParameterizedTest
    @CsvSource({
        "logrank, 1, 1, 1, 1",
        "gehan, 5, 4, 3, 1",
        "tarone-ware, 2.23606797749979, 2, 1.7320508075688772, 1",
        "peto-peto, 1, 0.8, 0.6, 0.4",
        "peto-peto-tilde, 0.8333333333333334, 0.6666666666666666, 0.5, 0.25",
        "peto-peto-modified, 0.6944444444444444, 0.5333333333333333, 0.375, 0.125"
    })
    void five_patients_when_weighted_then_by_hand(String kind, double w1, double w2, double w3, double w4) {
        assertArrayEquals(
                new double[] {w1, w2, w3, w4}, Weight.of(TestSpec.of(kind)).over(FIVE), 1e-15);
    }

    @Test
    void exponents_when_weighted_then_of_survival_before_and_nothing_to_the_nothing_is_one() {
        double[] late = {0, 0.2, 0.4, 0.6};

        assertArrayEquals(late, Weight.of(flemingHarrington(0, 1)).over(FIVE), 1e-15);
        assertArrayEquals(
                new double[] {1, 1, 1, 1}, Weight.of(flemingHarrington(0, 0)).over(FIVE));
    }

    @Test
    void strata_when_scored_then_each_with_weights_of_its_own() {
        LogRankScore once = LogRankScore.of(table(FIVE), Weight.flemingHarrington(1, 0));
        LogRankScore twice = LogRankScore.of(table(FIVE, FIVE), Weight.flemingHarrington(1, 0));

        assertEquals(2 * once.expected()[0], twice.expected()[0], 1e-15);
        assertEquals(2 * once.variance()[0][0], twice.variance()[0][0], 1e-15);
    }

    @Test
    void one_patient_or_none_when_scored_then_no_variance() {
        Stratum one = new Stratum(new double[] {1}, new long[][] {{1}, {0}}, new long[][] {{1}, {0}});
        Stratum none = new Stratum(new double[0], new long[2][0], new long[2][0]);

        LogRankScore score = LogRankScore.of(table(one, none), Weight.LOGRANK);

        assertArrayEquals(new double[] {1, 0}, score.expected());
        assertArrayEquals(new double[] {0, 0}, score.variance()[0], 0);
    }

    private static GroupedRiskTable table(Stratum... strata) {
        return new GroupedRiskTable(List.of("A", "B"), new long[] {2, 3}, List.of(strata));
    }

    private static TestSpec flemingHarrington(double rho, double gamma) {
        return new TestSpec(
                "fleming-harrington",
                OptionalDouble.of(rho),
                OptionalDouble.of(gamma),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
