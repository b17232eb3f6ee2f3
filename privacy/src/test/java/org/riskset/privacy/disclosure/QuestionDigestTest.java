// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.AnalysisPlan.Estimates;
import org.riskset.survival.study.AnalysisPlan.ReleaseRequest;
import org.riskset.survival.study.AnalysisPlan.TimePlan;
import org.riskset.survival.study.Baseline;
import org.riskset.survival.study.Condition;
import org.riskset.survival.study.Condition.Comparison;
import org.riskset.survival.study.ModelSpec;
import org.riskset.survival.study.TestSpec;
import org.riskset.survival.study.TimeGrid;

class QuestionDigestTest {

    @Test
    void attack_47_when_title_purpose_estimates_or_release_differ_then_the_same_question() {
        ReleaseRequest other = new ReleaseRequest(OptionalInt.of(5), Optional.of("summary"), OptionalInt.of(11), false);
        Estimates estimates = new Estimates(0.9, List.of("plain"), List.of(0.25));

        assertEquals(
                digest(plan("one", "protocol", Estimates.DEFAULT, ReleaseRequest.DEFAULT, "1", "sex")),
                digest(plan("two", "marketing", estimates, other, "1", "sex")));
    }

    @Test
    void bound_when_written_with_more_zeros_then_the_same_question() {
        assertEquals(asked("1", "sex"), asked("1.00", "sex"));
    }

    @Test
    void tables_when_they_differ_then_another_question() {
        assertNotEquals(asked("1", "sex"), asked("2", "sex"));
        assertNotEquals(asked("1", "sex"), asked("1", "age_group"));
    }

    private static Digest asked(String bound, String groupBy) {
        return digest(plan("t", "p", Estimates.DEFAULT, ReleaseRequest.DEFAULT, bound, groupBy));
    }

    private static Digest digest(AnalysisPlan plan) {
        return QuestionDigest.of(plan);
    }

    private static AnalysisPlan plan(
            String title, String purpose, Estimates estimates, ReleaseRequest release, String bound, String groupBy) {
        return new AnalysisPlan(
                "net-liver",
                Optional.of(title),
                purpose,
                Optional.of("os"),
                Optional.of(groupBy),
                List.of(AnalysisPlan.SITE),
                List.of(
                        new Condition.In("stage", List.of("I", "II")),
                        new Condition.Bound("age", Comparison.AT_LEAST, new BigDecimal(bound))),
                Optional.of(new TimePlan(new TimeGrid(1, OptionalDouble.of(60)), List.of(12.0), List.of())),
                estimates,
                List.of(TestSpec.of("logrank")),
                List.of(new ModelSpec("cox", List.of("sex"), Optional.empty(), Optional.empty(), Optional.empty())),
                new Baseline(List.of(new Baseline.Table("sex", "stage")), List.of()),
                List.of("margin"),
                release);
    }
}
