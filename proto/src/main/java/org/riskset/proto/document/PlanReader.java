// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.riskset.survival.digest.ShortestDecimal;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.AnalysisPlan.Estimates;
import org.riskset.survival.study.AnalysisPlan.ReleaseRequest;
import org.riskset.survival.study.AnalysisPlan.TimePlan;
import org.riskset.survival.study.Baseline;
import org.riskset.survival.study.ModelSpec;
import org.riskset.survival.study.TimeGrid;

/** The keys of an analysis plan. What cannot be read is reported and left out. */
final class PlanReader {
    private final Fields plan;

    PlanReader(Fields plan) {
        this.plan = plan;
    }

    AnalysisPlan plan() {
        DocumentHeader.check(plan, "AnalysisPlan", DocumentCodes.PLAN);
        AnalysisPlan read = new AnalysisPlan(
                plan.requireName("study"),
                plan.get("title").flatMap(Item::text),
                plan.requireName("purpose"),
                plan.get("endpoint").flatMap(Item::text),
                plan.get("groupBy").flatMap(Item::text),
                plan.texts("strata"),
                plan.list("where").stream().map(ConditionReader::read).toList(),
                plan.get("time").flatMap(i -> time(i.fields())),
                plan.get("estimates").map(i -> estimates(i.fields())).orElse(Estimates.DEFAULT),
                plan.list("tests").stream().map(TestReader::read).toList(),
                plan.list("models").stream().map(i -> model(i.fields())).toList(),
                plan.get("baseline").map(i -> baseline(i.fields())).orElse(Baseline.NONE),
                plan.get("analysisSet").map(i -> completeIn(i.fields())).orElse(List.of()),
                plan.get("release").map(i -> release(i.fields())).orElse(ReleaseRequest.DEFAULT));
        plan.done();
        return read;
    }

    private static Optional<TimePlan> time(Fields time) {
        OptionalDouble grid = time.require("grid").map(PlanReader::width).orElse(OptionalDouble.empty());
        OptionalDouble horizon = time.get("horizon").map(Item::number).orElse(OptionalDouble.empty());
        List<Double> landmarks = time.get("landmarks").map(Item::numbers).orElse(List.of());
        List<Double> tau = time.get("tau").map(Item::numbers).orElse(List.of());
        time.done();
        return grid.stream()
                .mapToObj(width -> new TimePlan(new TimeGrid(width, horizon), landmarks, tau))
                .findFirst();
    }

    private static OptionalDouble width(Item item) {
        OptionalDouble width = item.number();
        if (width.isPresent() && !(width.getAsDouble() > 0)) {
            item.wrong("grid " + ShortestDecimal.of(width.getAsDouble()) + " is not above 0", "a number above 0");
            return OptionalDouble.empty();
        }
        return width;
    }

    private static Estimates estimates(Fields fields) {
        Estimates estimates = new Estimates(
                fields.get("confLevel")
                        .map(Item::number)
                        .orElse(OptionalDouble.empty())
                        .orElse(0.95),
                fields.get("confTypes").map(Item::texts).orElse(Estimates.DEFAULT.confTypes()),
                fields.get("quantiles").map(Item::numbers).orElse(Estimates.DEFAULT.quantiles()));
        fields.done();
        return estimates;
    }

    private static ModelSpec model(Fields fields) {
        ModelSpec model = new ModelSpec(
                fields.require("kind")
                        .flatMap(i -> i.oneOf("kind of model", List.of("cox")))
                        .orElse(""),
                fields.texts("terms"),
                fields.get("ties").flatMap(i -> i.oneOf("ties", List.of("efron", "breslow"))),
                fields.get("siteStrata").flatMap(i -> i.oneOf("siteStrata", List.of("refuse", "newton", "table"))),
                fields.get("cause").flatMap(Item::text));
        fields.done();
        return model;
    }

    private static Baseline baseline(Fields fields) {
        Baseline baseline = new Baseline(
                fields.list("tables").stream().map(i -> table(i.fields())).toList(),
                fields.list("numeric").stream().map(i -> numeric(i.fields())).toList());
        fields.done();
        return baseline;
    }

    private static Baseline.Table table(Fields fields) {
        Baseline.Table table = new Baseline.Table(fields.requireName("rows"), fields.requireName("cols"));
        fields.done();
        return table;
    }

    private static Baseline.NumericBy numeric(Fields fields) {
        Baseline.NumericBy numeric = new Baseline.NumericBy(fields.requireName("variable"), fields.requireName("by"));
        fields.done();
        return numeric;
    }

    private static List<String> completeIn(Fields fields) {
        List<String> names = fields.texts("completeIn");
        fields.done();
        return names;
    }

    private static ReleaseRequest release(Fields fields) {
        ReleaseRequest release = new ReleaseRequest(
                fields.get("minSites").map(i -> i.integer(1)).orElse(OptionalInt.empty()),
                fields.get("level").flatMap(Item::text),
                fields.get("minCell").map(i -> i.integer(1)).orElse(OptionalInt.empty()),
                fields.get("totals").flatMap(Item::flag).orElse(true));
        fields.done();
        return release;
    }
}
