// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One question to a study, exactly as in the plan document.
 *
 * @param study the study's id
 * @param purpose shown to every site
 * @param endpoint absent only when the plan has a baseline and nothing else
 * @param groupBy absent = one curve
 * @param strata variables, or {@link #SITE}
 * @param where all conditions hold
 * @param time absent only together with the endpoint
 * @param completeIn further variables in which a row must be complete
 */
public record AnalysisPlan(
        String study,
        Optional<String> title,
        String purpose,
        Optional<String> endpoint,
        Optional<String> groupBy,
        List<String> strata,
        List<Condition> where,
        Optional<TimePlan> time,
        Estimates estimates,
        List<TestSpec> tests,
        List<ModelSpec> models,
        Baseline baseline,
        List<String> completeIn,
        ReleaseRequest release) {

    /** The pseudo-variable that stands for the center. */
    public static final String SITE = "@site";

    public AnalysisPlan {
        strata = List.copyOf(strata);
        where = List.copyOf(where);
        tests = List.copyOf(tests);
        models = List.copyOf(models);
        completeIn = List.copyOf(completeIn);
    }

    /** Strata that are variables, without {@link #SITE}. */
    public List<String> strataVariables() {
        return strata.stream().filter(s -> !s.equals(SITE)).toList();
    }

    public boolean stratifiedBySite() {
        return strata.contains(SITE);
    }

    /** Every variable a row must be complete in, each once; {@link #SITE} is always complete. */
    public Set<String> completeVariables() {
        Set<String> names = new LinkedHashSet<>();
        groupBy.ifPresent(names::add);
        names.addAll(strataVariables());
        models.forEach(m -> names.addAll(m.terms()));
        where.forEach(c -> names.add(c.variable()));
        names.addAll(completeIn);
        names.remove(SITE);
        return names;
    }

    /**
     * Times asked for.
     *
     * @param landmarks in the study's unit, as given
     * @param tau ends of restricted means, as given
     */
    public record TimePlan(TimeGrid grid, List<Double> landmarks, List<Double> tau) {
        public TimePlan {
            landmarks = List.copyOf(landmarks);
            tau = List.copyOf(tau);
        }
    }

    /**
     * How estimates are given.
     *
     * @param confTypes names of confidence types, see {@link #CONF_TYPES}
     * @param quantiles probabilities in (0, 1)
     */
    public record Estimates(double confLevel, List<String> confTypes, List<Double> quantiles) {
        public static final List<String> CONF_TYPES = List.of("log", "log-log", "plain", "logit", "arcsin");
        public static final Estimates DEFAULT = new Estimates(0.95, List.of("log"), List.of(0.5));

        public Estimates {
            confTypes = List.copyOf(confTypes);
            quantiles = List.copyOf(quantiles);
        }
    }

    /** What the requester asks of the release; absent members leave it to the sites. */
    public record ReleaseRequest(OptionalInt minSites, Optional<String> level, OptionalInt minCell, boolean totals) {
        public static final List<String> LEVELS = List.of("exact", "thresholded", "summary");
        public static final int LARGEST_CELL = 50;
        public static final ReleaseRequest DEFAULT =
                new ReleaseRequest(OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), true);
    }
}
