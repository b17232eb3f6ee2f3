// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Condition;

/**
 * Which variables a plan may name.
 *
 * @param allow may group, stratify, model or be asked complete
 * @param where may narrow the rows, besides
 * @param never may not be named at all, whatever else is written
 */
public record VariableRules(AllowList<String> allow, AllowList<String> where, List<String> never) {
    public static final VariableRules EVERYTHING =
            new VariableRules(AllowList.everything(), AllowList.everything(), List.of());

    public VariableRules {
        never = List.copyOf(never);
    }

    /** The first variable of a plan that is not allowed where it stands. */
    Optional<String> refused(AnalysisPlan plan) {
        Set<String> conditions = new LinkedHashSet<>();
        plan.where().stream().map(Condition::variable).forEach(conditions::add);
        Optional<String> named = named(plan).stream()
                .filter(v -> never.contains(v) || !allow.allows(v::equals))
                .findFirst();
        return named.or(() -> conditions.stream()
                .filter(v -> never.contains(v) || !where.allows(v::equals))
                .findFirst());
    }

    private static Set<String> named(AnalysisPlan plan) {
        Set<String> named = new LinkedHashSet<>();
        plan.groupBy().ifPresent(named::add);
        named.addAll(plan.strataVariables());
        plan.models().forEach(m -> named.addAll(m.terms()));
        named.addAll(plan.completeIn());
        named.remove(AnalysisPlan.SITE);
        return named;
    }
}
