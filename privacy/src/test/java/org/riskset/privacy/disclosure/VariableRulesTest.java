// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.AnalysisPlan.Estimates;
import org.riskset.survival.study.AnalysisPlan.ReleaseRequest;
import org.riskset.survival.study.Baseline;
import org.riskset.survival.study.Condition;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.TimeScale;
import org.riskset.survival.study.Variable;

class VariableRulesTest {
    private static final VariableRules RULES = new VariableRules(
            AllowList.only(List.of("margin", "grade", "postcode")),
            AllowList.only(List.of("age", "postcode")),
            List.of("postcode"));

    @ParameterizedTest
    @CsvSource({
        "margin, grade, age, ''",
        "age, grade, age, age",
        "margin, age, age, age",
        "margin, grade, margin, margin",
        "postcode, grade, age, postcode",
        "margin, grade, postcode, postcode",
        "margin, @site, age, ''"
    })
    void plan_when_held_against_the_rules_then_the_first_variable_out_of_place(
            String group, String stratum, String where, String refused) {
        assertEquals(refused, RULES.refused(plan(group, stratum, where)).orElse(""));
    }

    @Test
    void no_rules_when_asked_then_nothing_is_refused() {
        assertEquals(Optional.empty(), VariableRules.EVERYTHING.refused(plan("postcode", "postcode", "postcode")));
    }

    @ParameterizedTest
    @CsvSource({"3, none, true", "2, none, false", "none, 6, true", "none, 5, false", "3, 6, true"})
    void three_groups_of_two_strata_when_limited_then_allowed_up_to_the_limit(
            String maxGroups, String maxPatterns, boolean allowed) {
        PlanLimits limits = new PlanLimits(limit(maxGroups), limit(maxPatterns));
        Study study = new Study(
                "s",
                Optional.empty(),
                TimeScale.MONTHS,
                List.of(),
                List.of(levels("grade", "1", "2", "3"), levels("margin", "R0", "R2")));

        assertEquals(allowed, limits.allows(study, plan("grade", "margin", "age")));
    }

    private static OptionalInt limit(String written) {
        return written.equals("none") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(written));
    }

    private static Variable levels(String name, String... levels) {
        return new Variable.Categorical(name, List.of(levels));
    }

    private static AnalysisPlan plan(String group, String stratum, String where) {
        return new AnalysisPlan(
                "s",
                Optional.empty(),
                "purpose",
                Optional.of("os"),
                Optional.of(group),
                List.of(stratum),
                List.of(new Condition.Bound(where, Condition.Comparison.AT_LEAST, BigDecimal.TEN)),
                Optional.empty(),
                Estimates.DEFAULT,
                List.of(),
                List.of(),
                Baseline.NONE,
                List.of(),
                ReleaseRequest.DEFAULT);
    }
}
