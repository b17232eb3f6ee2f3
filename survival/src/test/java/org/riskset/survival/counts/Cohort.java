// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.AnalysisPlan.Estimates;
import org.riskset.survival.study.AnalysisPlan.ReleaseRequest;
import org.riskset.survival.study.AnalysisPlan.TimePlan;
import org.riskset.survival.study.Baseline;
import org.riskset.survival.study.CauseCodes;
import org.riskset.survival.study.Endpoint;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.TestSpec;
import org.riskset.survival.study.TimeColumns;
import org.riskset.survival.study.TimeGrid;
import org.riskset.survival.study.TimeScale;
import org.riskset.survival.study.Variable;

/**
 * Patients on a grid, with the study they belong to: variables {@value #GROUP} and {@value #STRATUM}, endpoint
 * {@value #ENDPOINT}.
 *
 * @param horizon index of the last grid point
 * @param entry whether patients come under observation late
 * @param causes how many competing causes there are
 */
public record Cohort(List<String> groups, int horizon, boolean entry, int causes, List<Observation> rows) {
    public static final String GROUP = "arm";
    public static final String STRATUM = "sex";
    public static final String ENDPOINT = "os";

    public Cohort {
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
    }

    public Study study() {
        Optional<String> entryColumn = entry ? Optional.of("entry") : Optional.empty();
        List<CauseCodes> codes = IntStream.range(0, causes)
                .mapToObj(c -> new CauseCodes("cause" + c, List.of(String.valueOf(c + 1))))
                .toList();
        Endpoint endpoint = new Endpoint(
                ENDPOINT,
                new TimeColumns.Recorded("time", entryColumn),
                "event",
                List.of("0"),
                codes,
                Optional.empty());
        List<Variable> variables =
                List.of(new Variable.Categorical(GROUP, groups), new Variable.Categorical(STRATUM, List.of("f", "m")));
        return new Study("cohort", Optional.empty(), TimeScale.MONTHS, List.of(endpoint), variables);
    }

    /** A plan by group on a grid of 1, with these strata and tests. */
    public AnalysisPlan plan(List<String> strata, TestSpec... tests) {
        return plan(1, strata, tests);
    }

    /** The same on a grid of another width: time is stretched. */
    public AnalysisPlan plan(double width, List<String> strata, TestSpec... tests) {
        TimeGrid grid = new TimeGrid(width, OptionalDouble.of(horizon * width));
        TimePlan time = new TimePlan(grid, List.of(horizon * width / 2), List.of(horizon * width / 2));
        return new AnalysisPlan(
                "cohort",
                Optional.empty(),
                "a law",
                Optional.of(ENDPOINT),
                Optional.of(GROUP),
                strata,
                List.of(),
                Optional.of(time),
                new Estimates(0.95, Estimates.CONF_TYPES, List.of(0.25, 0.5, 0.75)),
                List.of(tests),
                List.of(),
                Baseline.NONE,
                List.of(),
                ReleaseRequest.DEFAULT);
    }

    /** What these patients add up to under a plan; scores of {@code @site} strata stay 0. */
    public Aggregate count(AnalysisPlan plan) {
        return Aggregate.count(PlanLayout.of(study(), plan), rows);
    }

    /** The same patients at up to five sites, some of them empty. */
    public List<Cohort> splitIntoSites(long seed) {
        Random random = new Random(seed);
        int sites = 1 + random.nextInt(5);
        List<List<Observation>> split = new ArrayList<>();
        IntStream.range(0, sites).forEach(s -> split.add(new ArrayList<>()));
        rows.forEach(row -> split.get(random.nextInt(sites)).add(row));
        return split.stream().map(this::withRows).toList();
    }

    public Cohort withRows(List<Observation> other) {
        return new Cohort(groups, horizon, entry, causes, other);
    }

    /** The same patients with every group's position turned into another; names stay with the patients. */
    public Cohort withGroupsMoved(UnaryOperator<Integer> target) {
        List<String> names = new ArrayList<>(groups);
        IntStream.range(0, groups.size()).forEach(g -> names.set(target.apply(g), groups.get(g)));
        List<Observation> moved = rows.stream()
                .map(row -> withLevel(row, GROUP, target.apply(row.levels().get(GROUP))))
                .toList();
        return new Cohort(names, horizon, entry, causes, moved);
    }

    private static Observation withLevel(Observation row, String variable, int level) {
        Map<String, Integer> levels = new HashMap<>(row.levels());
        levels.put(variable, level);
        return new Observation(row.entry(), row.time(), row.cause(), levels);
    }
}
