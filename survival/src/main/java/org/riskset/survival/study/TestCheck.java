// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.util.List;
import java.util.Optional;
import org.riskset.survival.error.Problem;

/** What a plan's tests refer to: groups, causes, one score per group. */
final class TestCheck {
    private final Study study;
    private final AnalysisPlan plan;
    private final PlanFindings found;

    TestCheck(Study study, AnalysisPlan plan, PlanFindings found) {
        this.study = study;
        this.plan = plan;
        this.found = found;
    }

    void check() {
        if (!plan.tests().isEmpty() && plan.groupBy().isEmpty()) {
            found.add("/tests", PlanError.TESTS_WITHOUT_GROUPS, "tests need groups; there is no groupBy", remedy());
        }
        found.once("/tests", plan.tests());
        for (int i = 0; i < plan.tests().size(); i++) {
            cause("/tests/" + i + "/cause", plan.tests().get(i).cause());
            scores("/tests/" + i + "/scores", plan.tests().get(i).scores());
        }
    }

    private String remedy() {
        return study.variables().stream()
                .filter(v -> !v.levels().isEmpty())
                .findFirst()
                .map(v -> "add  groupBy: " + v.name() + "  or remove tests")
                .orElse("remove tests");
    }

    private void cause(String pointer, Optional<String> cause) {
        List<String> known = plan.endpoint()
                .flatMap(study::endpoint)
                .map(Endpoint::causeNames)
                .orElse(List.of());
        cause.filter(c -> !known.isEmpty() && !known.contains(c))
                .ifPresent(c -> found.add(pointer, found.unknown(PlanError.UNKNOWN_CAUSE, "cause", c, known)));
    }

    private void scores(String pointer, List<Double> scores) {
        int levels = plan.groupBy()
                .flatMap(study::variable)
                .map(v -> v.levels().size())
                .orElse(0);
        if (!scores.isEmpty() && levels > 0 && scores.size() != levels) {
            found.add(
                    pointer,
                    Problem.of(PlanError.WRONG_SCORES, scores.size() + " scores for " + levels + " groups")
                            .with(
                                    Problem.EXPECTED,
                                    "one number per level of " + plan.groupBy().get()));
        }
    }
}
