// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.counts.PlanLayout;
import org.riskset.survival.error.Problem;
import org.riskset.survival.study.AnalysisPlan.Estimates;
import org.riskset.survival.study.AnalysisPlan.ReleaseRequest;
import org.riskset.survival.study.AnalysisPlan.TimePlan;

class PlanSizeTest {

    @ParameterizedTest
    @MethodSource("seeds")
    void plan_when_sized_then_as_many_numbers_as_its_layout(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Study study = study(random);
        AnalysisPlan plan = plan(random, 24);

        Layout layout = PlanLayout.of(study, plan);

        assertEquals(List.of(), PlanCheck.check(study, plan), () -> "seed " + seed);
        assertEquals(layout.lanes64() + 2 * layout.lanes128(), PlanSize.of(study, plan), () -> "seed " + seed);
    }

    @Test
    void limit_when_passed_then_the_block_to_shrink_is_named() {
        Study study = study(new SplittableRandom(1));
        AnalysisPlan plan = plan(new SplittableRandom(1), 1e9);

        List<Problem> problems = PlanCheck.check(study, plan);

        assertEquals(PlanError.TOO_MANY_NUMBERS, problems.get(0).code());
        assertTrue(problems.get(0).detail(Problem.SEEN).orElseThrow().contains("1000000001 times"), problems::toString);
    }

    @Test
    void numbers_beyond_counting_when_sized_then_refused_all_the_same() {
        Study study = study(new SplittableRandom(1));

        assertEquals(
                PlanError.TOO_MANY_NUMBERS,
                PlanCheck.check(study, plan(new SplittableRandom(1), 1e300))
                        .get(0)
                        .code());
    }

    private static Study study(SplittableRandom random) {
        TimeColumns times = random.nextBoolean()
                ? new TimeColumns.Recorded("t", random.nextBoolean() ? Optional.of("e") : Optional.empty())
                : new TimeColumns.Dated("from", "to", random.nextBoolean() ? Optional.of("e") : Optional.empty());
        List<CauseCodes> causes = IntStream.rangeClosed(1, 1 + random.nextInt(3))
                .mapToObj(i -> new CauseCodes("cause " + i, List.of("" + i)))
                .toList();
        Endpoint endpoint = new Endpoint("os", times, "event", List.of("0"), causes, Optional.empty());
        List<Variable> variables = List.of(
                new Variable.Categorical("a", levels(2 + random.nextInt(4))),
                new Variable.Categorical("b", levels(1 + random.nextInt(4))),
                new Variable.Numeric("x", Optional.empty(), BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE),
                new Variable.Cut("y", "x", List.of(BigDecimal.ONE), List.of("low", "high")));
        return new Study("s", Optional.empty(), TimeScale.DAYS, List.of(endpoint), variables);
    }

    private static AnalysisPlan plan(SplittableRandom random, double horizon) {
        boolean grouped = random.nextInt(4) > 0;
        List<String> strata = new ArrayList<>();
        List.of("b", "y", AnalysisPlan.SITE).forEach(name -> {
            if (random.nextBoolean()) {
                strata.add(name);
            }
        });
        List<TestSpec> tests = !grouped
                ? List.of()
                : List.of(TestSpec.of("logrank"), TestSpec.of("gehan"), TestSpec.of("pairwise"))
                        .subList(0, random.nextInt(4));
        return new AnalysisPlan(
                "s",
                Optional.empty(),
                "test",
                Optional.of("os"),
                grouped ? Optional.of("a") : Optional.empty(),
                strata,
                random.nextBoolean()
                        ? List.of()
                        : List.of(new Condition.Bound("x", Condition.Comparison.BELOW, BigDecimal.ONE)),
                Optional.of(new TimePlan(new TimeGrid(1, OptionalDouble.of(horizon)), List.of(), List.of())),
                Estimates.DEFAULT,
                tests,
                List.of(),
                Baseline.NONE,
                random.nextBoolean() ? List.of() : List.of("y"),
                ReleaseRequest.DEFAULT);
    }

    private static List<String> levels(int count) {
        return IntStream.range(0, count).mapToObj(i -> "level " + i).toList();
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }
}
