// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;
import org.riskset.survival.study.StudyError;
import org.riskset.survival.study.Variable;
import org.riskset.survival.study.Variable.Categorical;
import org.riskset.survival.study.Variable.Cut;
import org.riskset.survival.study.Variable.Numeric;

/** One entry of {@code variables}. */
final class VariableReader {
    private static final List<String> TYPES = List.of("categorical", "numeric", "cut");

    private VariableReader() {}

    static Optional<Variable> read(String name, Item item, List<Problem> notes) {
        Fields fields = item.fields();
        Optional<String> type = fields.require("type").flatMap(i -> i.oneOf("type of variable", TYPES));
        if (type.isEmpty()) {
            if (!fields.has("type")) {
                fields.all(); // what else is wrong depends on the type
                fields.done();
            }
            return Optional.empty();
        }
        Variable variable = switch (type.get()) {
            case "categorical" -> categorical(name, fields);
            case "cut" -> cut(name, fields);
            default -> numeric(name, fields, notes);
        };
        fields.done();
        return Optional.of(variable);
    }

    private static Variable categorical(String name, Fields fields) {
        return new Categorical(name, fields.require("levels").map(Item::texts).orElse(List.of()));
    }

    private static Variable cut(String name, Fields fields) {
        return new Cut(
                name,
                fields.requireName("of"),
                fields.require("at").map(Item::decimals).orElse(List.of()),
                fields.require("labels").map(Item::texts).orElse(List.of()));
    }

    private static Variable numeric(String name, Fields fields, List<Problem> notes) {
        Optional<String> unit = fields.get("unit").flatMap(Item::text);
        Optional<BigDecimal> min = fields.get("min").flatMap(Item::decimal);
        Optional<BigDecimal> max = fields.get("max").flatMap(Item::decimal);
        Optional<BigDecimal> step = fields.get("step").flatMap(Item::decimal);
        List<String> absent =
                Stream.of("min", "max", "step").filter(k -> !fields.has(k)).toList();
        if (!absent.isEmpty()) {
            notes.add(undeclared(name, absent).under(fields.pointer()));
        }
        return new Numeric(
                name,
                unit,
                min.orElse(Numeric.DEFAULT_MIN),
                max.orElse(Numeric.DEFAULT_MAX),
                step.orElse(Numeric.DEFAULT_STEP));
    }

    private static Problem undeclared(String name, List<String> absent) {
        String what =
                Quoted.of(name) + " has no " + String.join(", ", absent) + "; its sums are exact only on a default";
        return Problem.of(StudyError.UNDECLARED_RANGE, what)
                .with(Problem.SEEN, "defaults are min -10000000, max 10000000, step 0.000001")
                .with(Problem.DO, "declare the range and the step the variable is recorded with");
    }
}
