// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;
import org.riskset.survival.study.AnalysisPlan.ReleaseRequest;

/**
 * Holds a plan against its study: the first of all gates. A plan without problems has a layout and can be counted.
 *
 * <p>Problems carry the JSON pointer of what they speak of. Which kinds of test exist and which parameters they have is
 * not asked here (see {@code TestCatalog}); neither is what a site allows.
 */
public final class PlanCheck {
    private final Study study;
    private final AnalysisPlan plan;
    private final PlanFindings found;

    private PlanCheck(Study study, AnalysisPlan plan) {
        this.study = study;
        this.plan = plan;
        this.found = new PlanFindings(study);
    }

    /** Everything wrong with this plan, in no particular order; empty when it can be counted. */
    public static List<Problem> check(Study study, AnalysisPlan plan) {
        PlanCheck check = new PlanCheck(study, plan);
        check.document();
        check.variables();
        new TimeCheck(plan, check.found).check(check.endpoint());
        new TestCheck(study, plan, check.found).check();
        check.release();
        check.notComputed();
        if (check.found.problems().isEmpty()) {
            PlanSize.check(study, plan, check.found);
        }
        return check.found.problems();
    }

    private void document() {
        if (!plan.study().equals(study.id())) {
            found.add(
                    "/study",
                    Problem.of(PlanError.OTHER_STUDY, "the plan is for study " + Quoted.of(plan.study()))
                            .with(Problem.EXPECTED, Quoted.of(study.id())));
        }
        if (plan.purpose().isBlank()) {
            found.add(
                    "/purpose", PlanError.WRONG_VALUE, "the purpose is empty", "say what for: every site is shown it");
        }
    }

    private Optional<Endpoint> endpoint() {
        Optional<Endpoint> endpoint = plan.endpoint().flatMap(study::endpoint);
        if (plan.endpoint().isPresent() && endpoint.isEmpty()) {
            List<String> known = study.endpoints().stream().map(Endpoint::name).toList();
            found.add(
                    "/endpoint",
                    found.unknown(
                            PlanError.UNKNOWN_ENDPOINT,
                            "endpoint",
                            plan.endpoint().get(),
                            known));
        }
        return endpoint;
    }

    private void variables() {
        plan.groupBy().ifPresent(g -> found.withLevels("/groupBy", g, "groupBy"));
        each("/strata", plan.strata(), (at, name) -> {
            if (!name.equals(AnalysisPlan.SITE)) {
                found.withLevels(at, name, "a stratum");
            }
            if (plan.groupBy().filter(name::equals).isPresent()) {
                found.add(at, Problem.of(PlanError.NAMED_TWICE, Quoted.of(name) + " is groupBy and a stratum"));
            }
        });
        each("/analysisSet/completeIn", plan.completeIn(), found::variable);
        found.once("/strata", plan.strata());
        found.once("/analysisSet/completeIn", plan.completeIn());
        for (int i = 0; i < plan.where().size(); i++) {
            condition("/where/" + i, plan.where().get(i));
        }
    }

    private void condition(String at, Condition condition) {
        String name = condition.variable();
        Optional<Variable> variable = found.variable(at + "/variable", name);
        variable.ifPresent(v -> condition.fold(in -> levels(at + "/in", v, in.levels()), bound -> number(at, v)));
    }

    private Void levels(String at, Variable variable, List<String> levels) {
        if (variable.levels().isEmpty()) {
            String what = Quoted.of(variable.name()) + " is a number and has no levels";
            found.add(at, PlanError.WRONG_ROLE, what, "use atLeast, above, atMost or below");
            return null;
        }
        found.once(at, levels);
        each(at, levels, (pointer, level) -> {
            if (!variable.levels().contains(level)) {
                String kind = "level of " + variable.name();
                found.add(pointer, found.unknown(PlanError.UNKNOWN_LEVEL, kind, level, variable.levels()));
            }
        });
        return null;
    }

    private Void number(String at, Variable variable) {
        if (!variable.levels().isEmpty()) {
            String what = Quoted.of(variable.name()) + " has levels and is not a number";
            found.add(at, PlanError.WRONG_ROLE, what, "use in: [" + Quoted.list(variable.levels()) + "]");
        }
        return null;
    }

    private void release() {
        plan.release()
                .level()
                .filter(l -> !ReleaseRequest.LEVELS.contains(l))
                .ifPresent(l -> found.add(
                        "/release/level", found.unknown(PlanError.WRONG_VALUE, "level", l, ReleaseRequest.LEVELS)));
        atLeastOne("minSites", plan.release().minSites().orElse(1));
        smallestCell(plan.release().minCell().orElse(1));
    }

    private void atLeastOne(String key, int value) {
        if (value < 1) {
            found.add("/release/" + key, Problem.of(PlanError.WRONG_VALUE, key + " " + value + " is below 1"));
        }
    }

    private void smallestCell(int value) {
        if (value < 1 || value == 2 || value > ReleaseRequest.LARGEST_CELL) {
            String expected = "1, or 3 to " + ReleaseRequest.LARGEST_CELL + "; with 2, \"1 to 1\" would tell a number";
            found.add(
                    "/release/minCell",
                    Problem.of(PlanError.WRONG_VALUE, "minCell " + value).with(Problem.EXPECTED, expected));
        }
        if (value > 1 && plan.release().level().filter("exact"::equals).isPresent()) {
            String what = "an exact release has no smallest cell";
            found.add("/release/minCell", PlanError.WRONG_VALUE, what, "write  level: thresholded");
        }
    }

    private void notComputed() {
        later("/models", !plan.models().isEmpty(), "models");
        later("/baseline", !plan.baseline().isEmpty(), "baseline tables");
    }

    private void later(String pointer, boolean asked, String what) {
        if (asked) {
            found.add(pointer, PlanError.NOT_COMPUTED, what + ": not computed by this version", "leave it out");
        }
    }

    private static void each(String pointer, List<String> names, BiConsumer<String, String> check) {
        for (int i = 0; i < names.size(); i++) {
            check.accept(pointer + "/" + i, names.get(i));
        }
    }
}
