// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/**
 * How finely a plan may divide the patients.
 *
 * @param maxGroups most levels of {@code groupBy}; empty = any
 * @param maxPatterns most combinations of levels of strata and terms, the groups with them; empty = any
 */
public record PlanLimits(OptionalInt maxGroups, OptionalInt maxPatterns) {
    public static final PlanLimits NONE = new PlanLimits(OptionalInt.empty(), OptionalInt.empty());

    boolean allows(Study study, AnalysisPlan plan) {
        List<String> group = plan.groupBy().stream().toList();
        if (patterns(study, group) > maxGroups.orElse(Integer.MAX_VALUE)) {
            return false;
        }
        long most = maxPatterns.orElse(Integer.MAX_VALUE);
        List<String> strata = new ArrayList<>(group);
        strata.addAll(plan.strataVariables());
        return patterns(study, strata) <= most
                && plan.models().stream().allMatch(m -> patterns(study, m.terms()) <= most);
    }

    // Stops counting where the product is beyond every limit.
    private static long patterns(Study study, Collection<String> variables) {
        long product = 1;
        for (String variable : variables) {
            int levels = study.variable(variable).map(v -> v.levels().size()).orElse(1);
            product = Math.min(Integer.MAX_VALUE + 1L, product * Math.max(1, levels));
        }
        return product;
    }
}
