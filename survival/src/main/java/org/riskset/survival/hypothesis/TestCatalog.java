// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.hypothesis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.riskset.survival.study.TestSpec;

/** The tests a plan can ask for: one line per kind. */
public final class TestCatalog {
    private static final Map<String, List<String>> PARAMETERS = new LinkedHashMap<>();

    static {
        PARAMETERS.put("logrank", List.of());
        PARAMETERS.put("gehan", List.of());
        PARAMETERS.put("tarone-ware", List.of());
        PARAMETERS.put("peto-peto", List.of());
        PARAMETERS.put("peto-peto-tilde", List.of());
        PARAMETERS.put("peto-peto-modified", List.of());
        PARAMETERS.put("fleming-harrington", List.of("rho", "gamma"));
        PARAMETERS.put("trend", List.of("weight", "scores"));
        PARAMETERS.put("pairwise", List.of("adjust"));
    }

    private TestCatalog() {}

    /**
     * The test a plan asks for; {@code pairwise} is made of many, see {@link PairwiseTests}.
     *
     * @param strata names of the plan's strata
     */
    public static HypothesisTest test(TestSpec spec, List<String> strata) {
        return spec.kind().equals("trend") ? new TrendTest(spec, strata) : new WeightedLogRankTest(spec, strata);
    }

    /** Kinds this version computes, in the order of the documents. */
    public static List<String> kinds() {
        return List.copyOf(PARAMETERS.keySet());
    }

    /** Parameter names of a kind besides {@code kind} and {@code cause}; empty for an unknown kind. */
    public static Optional<List<String>> parameters(String kind) {
        return Optional.ofNullable(PARAMETERS.get(kind));
    }

    /** Kinds that may weight a trend test (without parameters of their own). */
    public static List<String> weights() {
        return kinds().stream().filter(k -> PARAMETERS.get(k).isEmpty()).toList();
    }

    /** Corrections of pairwise p values. */
    public static List<String> adjustments() {
        return List.of("bonferroni", "holm", "hochberg", "BH", "BY");
    }
}
