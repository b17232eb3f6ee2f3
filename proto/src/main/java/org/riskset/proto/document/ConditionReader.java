// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.riskset.survival.error.Problem;
import org.riskset.survival.study.Condition;
import org.riskset.survival.study.Condition.Comparison;
import org.riskset.survival.study.PlanError;

/** One entry of {@code where}: a variable and exactly one comparison. */
final class ConditionReader {
    private static final List<String> COMPARISONS = Stream.concat(
                    Stream.of("in"), Arrays.stream(Comparison.values()).map(Comparison::key))
            .toList();

    private ConditionReader() {}

    static Condition read(Item item) {
        Fields fields = item.fields();
        String variable = fields.requireName("variable");
        List<Condition> conditions = new ArrayList<>();
        fields.get("in").ifPresent(i -> conditions.add(new Condition.In(variable, i.texts())));
        for (Comparison comparison : Comparison.values()) {
            fields.get(comparison.key())
                    .flatMap(Item::decimal)
                    .ifPresent(bound -> conditions.add(new Condition.Bound(variable, comparison, bound)));
        }
        long written =
                COMPARISONS.stream().filter(c -> fields.get(c).isPresent()).count();
        if (written != 1) {
            fields.report(Problem.of(PlanError.WRONG_VALUE, "a condition needs one comparison, this has " + written)
                    .with(Problem.EXPECTED, "one of " + String.join(", ", COMPARISONS))
                    .with(Problem.DO, "write one condition for each comparison; all of them hold"));
        }
        fields.done();
        return conditions.isEmpty()
                ? new Condition.Bound(variable, Comparison.AT_LEAST, BigDecimal.ZERO)
                : conditions.get(0);
    }
}
