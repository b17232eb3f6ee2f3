// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.util.Set;
import java.util.TreeSet;
import org.riskset.survival.error.Problem;

/**
 * How many numbers a plan asks each site for, known before anything is laid out or allocated. A 128-bit number counts
 * as two. {@code PlanLayout} lays out exactly these.
 */
public final class PlanSize {
    /** 32 MiB of 64-bit numbers. */
    public static final long MOST_NUMBERS = 1L << 22;

    private final Study study;
    private final AnalysisPlan plan;
    private final Endpoint endpoint;
    private final long times;

    private PlanSize(Study study, AnalysisPlan plan) {
        this.study = study;
        this.plan = plan;
        this.endpoint = study.endpoint(plan.endpoint().orElseThrow()).orElseThrow();
        this.times = plan.time().orElseThrow().grid().horizonIndex().orElse(0) + 1;
    }

    /** Numbers of a plan that is otherwise right; {@link Long#MAX_VALUE} when there is no counting them. */
    public static long of(Study study, AnalysisPlan plan) {
        PlanSize size = new PlanSize(study, plan);
        return plus(size.block(size.variables()), size.reasons() + size.statistics());
    }

    static void check(Study study, AnalysisPlan plan, PlanFindings found) {
        if (of(study, plan) <= MOST_NUMBERS) {
            return;
        }
        PlanSize size = new PlanSize(study, plan);
        found.add(
                "/time",
                Problem.of(
                                PlanError.TOO_MANY_NUMBERS,
                                "the plan asks each site for more than " + MOST_NUMBERS + " numbers")
                        .with(Problem.SEEN, size.inWords(size.variables()))
                        .with(Problem.DO, "choose a wider grid, a shorter horizon, or fewer strata"));
    }

    private String inWords(Set<String> set) {
        return patterns(set) + " patterns (" + (set.isEmpty() ? "all" : String.join(", ", set)) + ") x " + times
                + " times x " + channels() + " channels";
    }

    /** The widest set of variables; every other is one of its marginals. */
    private Set<String> variables() {
        Set<String> names = new TreeSet<>(plan.groupBy().stream().toList());
        if (!plan.tests().isEmpty() && !plan.stratifiedBySite()) {
            names.addAll(plan.strataVariables());
        }
        return names;
    }

    private long block(Set<String> set) {
        return times(times(patterns(set), times), channels());
    }

    private long patterns(Set<String> set) {
        return set.stream()
                .mapToLong(name -> study.variable(name).orElseThrow().levels().size())
                .reduce(1, PlanSize::times);
    }

    private long channels() {
        return (endpoint.hasEntry() ? 2L : 1L) + endpoint.causes().size();
    }

    private long statistics() {
        if (!plan.stratifiedBySite() || plan.groupBy().isEmpty()) {
            return 0;
        }
        long groups =
                study.variable(plan.groupBy().get()).orElseThrow().levels().size();
        return plan.tests().stream()
                .mapToLong(
                        t -> 2 * (t.kind().equals("pairwise") ? groups * (groups - 1) / 2 * score(2) : score(groups)))
                .sum();
    }

    private static long score(long groups) {
        return 2 * groups + groups * (groups + 1) / 2;
    }

    private long reasons() {
        Set<String> complete = plan.completeVariables();
        long numbers = complete.stream()
                .filter(name -> study.variable(name).orElseThrow().fold(c -> false, n -> true, c -> true))
                .count();
        boolean dated = endpoint.times().fold(recorded -> false, dates -> true);
        int columns = endpoint.times().columns().size();
        return 3L * columns
                + (dated ? columns - 1 : 0)
                + 2
                + 2L * complete.size()
                + numbers
                + (endpoint.hasEntry() ? 2 : 0);
    }

    private static long plus(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private static long times(long a, long b) {
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }
}
