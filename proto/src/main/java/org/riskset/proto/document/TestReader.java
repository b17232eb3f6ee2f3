// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.riskset.survival.digest.ShortestDecimal;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;
import org.riskset.survival.hypothesis.TestCatalog;
import org.riskset.survival.study.PlanError;
import org.riskset.survival.study.TestSpec;

/** One entry of {@code tests}, held against the catalog of tests. */
final class TestReader {
    private static final List<String> LATER = List.of("max-combo", "gray");

    private final Fields fields;
    private final String kind;
    private final List<String> parameters;

    private TestReader(Fields fields) {
        this.fields = fields;
        this.kind = fields.require("kind").flatMap(TestReader::kind).orElse("");
        this.parameters = TestCatalog.parameters(kind).orElse(List.of("rho", "gamma", "weight", "scores", "adjust"));
    }

    static TestSpec read(Item item) {
        return new TestReader(item.fields()).spec();
    }

    private static Optional<String> kind(Item item) {
        Optional<String> kind = item.text();
        kind.filter(k -> TestCatalog.parameters(k).isEmpty()).ifPresent(k -> {
            if (LATER.contains(k)) {
                item.report(Problem.of(PlanError.NOT_COMPUTED, "test " + k + ": not computed by this version")
                        .with(Problem.KNOWN, Quoted.list(TestCatalog.kinds())));
            } else {
                item.unknown(PlanError.UNKNOWN_TEST, "kind of test", k, TestCatalog.kinds());
            }
        });
        return kind;
    }

    private TestSpec spec() {
        TestSpec spec = new TestSpec(
                kind,
                exponent("rho"),
                exponent("gamma"),
                parameter("weight").flatMap(Item::text).filter(this::weight),
                parameter("scores").map(Item::numbers).orElse(List.of()),
                parameter("adjust").map(this::adjustments).orElse(List.of()),
                fields.get("cause").flatMap(Item::text));
        if (kind.equals("fleming-harrington") && !fields.has("rho") && !fields.has("gamma")) {
            fields.report(Problem.of(PlanError.WRONG_PARAMETER, "fleming-harrington has neither rho nor gamma")
                    .with(Problem.DO, "give rho, gamma or both"));
        }
        fields.done();
        return spec;
    }

    /** A parameter, which must be one of this kind; of a parameter of another kind that is reported. */
    private Optional<Item> parameter(String key) {
        if (parameters.contains(key)) {
            return fields.get(key);
        }
        if (fields.has(key)) {
            String takes = parameters.isEmpty() ? "none" : String.join(", ", parameters);
            fields.reportKey(
                    key,
                    Problem.of(PlanError.WRONG_PARAMETER, "test " + Quoted.of(kind) + " has no parameter " + key)
                            .with(Problem.KNOWN, takes));
        }
        return Optional.empty();
    }

    private OptionalDouble exponent(String key) {
        Optional<Item> item = parameter(key);
        OptionalDouble value = item.map(Item::number).orElse(OptionalDouble.empty());
        if (value.isPresent() && value.getAsDouble() < 0) {
            String what = key + " " + ShortestDecimal.of(value.getAsDouble()) + " is negative";
            item.get().report(Problem.of(PlanError.WRONG_PARAMETER, what).with(Problem.EXPECTED, "0 or more"));
        }
        return value;
    }

    private boolean weight(String weight) {
        boolean known = TestCatalog.weights().contains(weight);
        if (!known) {
            fields.get("weight")
                    .ifPresent(i -> i.unknown(PlanError.WRONG_PARAMETER, "weight", weight, TestCatalog.weights()));
        }
        return known;
    }

    private List<String> adjustments(Item list) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Item item : list.items()) {
            String name = item.text().orElse("");
            names.add(name);
            if (item.isText() && !TestCatalog.adjustments().contains(name)) {
                item.unknown(PlanError.WRONG_PARAMETER, "adjustment", name, TestCatalog.adjustments());
            } else if (!seen.add(name)) {
                item.report(Problem.of(PlanError.NAMED_TWICE, Quoted.of(name) + " stands twice in this list"));
            }
        }
        return names;
    }
}
