// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.Nearest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;

/** The problems of one plan against its study, gathered; and the checks of names that several parts need. */
final class PlanFindings {
    private static final int MOST = 100;

    private final Study study;
    private final List<Problem> problems = new ArrayList<>();

    PlanFindings(Study study) {
        this.study = study;
    }

    void add(String pointer, Problem problem) {
        if (problems.size() < MOST) {
            problems.add(problem.under(pointer));
        }
    }

    void add(String pointer, ErrorCode code, String what, String remedy) {
        add(pointer, Problem.of(code, what).with(Problem.DO, remedy));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The variable of this name; when there is none, that is reported. */
    Optional<Variable> variable(String pointer, String name) {
        if (name.startsWith("@")) {
            String remedy = name.equals(AnalysisPlan.SITE)
                    ? "use @site in strata"
                    : "names with @ are reserved; @site is the only one";
            add(pointer, PlanError.SITE_NOT_HERE, Quoted.of(name) + " cannot stand here", remedy);
            return Optional.empty();
        }
        Optional<Variable> found = study.variable(name);
        if (found.isEmpty()) {
            List<String> known = study.variables().stream().map(Variable::name).toList();
            add(pointer, unknown(PlanError.UNKNOWN_VARIABLE, "variable", name, known));
        }
        return found;
    }

    /** Like {@link #variable}, and it must have levels. */
    Optional<Variable> withLevels(String pointer, String name, String role) {
        Optional<Variable> found = variable(pointer, name);
        found.filter(v -> v.levels().isEmpty())
                .ifPresent(v -> add(
                        pointer,
                        PlanError.WRONG_ROLE,
                        Quoted.of(name) + " is a number and cannot be " + role,
                        "name a categorical variable, or let the study cut this one"));
        return found.filter(v -> !v.levels().isEmpty());
    }

    /** Reports each name that stands a second time in a list. */
    void once(String pointer, List<?> names) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!seen.add(names.get(i))) {
                String shown = names.get(i) instanceof String name ? Quoted.of(name) : "the same entry";
                add(pointer + "/" + i, Problem.of(PlanError.NAMED_TWICE, shown + " stands twice in this list"));
            }
        }
    }

    /** A problem that names what is known and what is nearest; looked for only as long as problems are gathered. */
    Problem unknown(ErrorCode code, String what, String seen, Collection<String> known) {
        Problem problem = Problem.of(code, "unknown " + what + " " + Quoted.of(seen));
        if (problems.size() >= MOST) {
            return problem;
        }
        Problem listed = problem.with(Problem.KNOWN, Quoted.list(known));
        return Nearest.of(seen, known)
                .map(n -> listed.with(Problem.NEAREST, Quoted.list(List.of(n))))
                .orElse(listed);
    }
}
