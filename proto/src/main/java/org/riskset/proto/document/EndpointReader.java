// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.riskset.survival.error.Problem;
import org.riskset.survival.study.CauseCodes;
import org.riskset.survival.study.Endpoint;
import org.riskset.survival.study.Endpoint.ReleaseLattice;
import org.riskset.survival.study.StudyError;
import org.riskset.survival.study.TimeColumns;

/** One entry of {@code endpoints}. */
final class EndpointReader {
    private EndpointReader() {}

    static Endpoint read(String name, Item item) {
        Fields fields = item.fields();
        TimeColumns times = times(fields);
        Endpoint endpoint = new Endpoint(
                name,
                times,
                fields.requireName("event"),
                fields.texts("censored"),
                causes(fields.requireMapping("causes")),
                fields.get("release").flatMap(i -> release(i.fields())));
        fields.done();
        return endpoint;
    }

    private static TimeColumns times(Fields fields) {
        Optional<String> time = fields.get("time").flatMap(Item::name);
        Optional<String> origin = fields.get("origin").flatMap(Item::name);
        Optional<String> end = fields.get("end").flatMap(Item::name);
        Optional<String> entry = fields.get("entry").flatMap(Item::name);
        boolean dates = fields.has("origin") && fields.has("end");
        boolean anyDate = fields.has("origin") || fields.has("end");
        if (fields.has("time") == anyDate || anyDate && !dates) {
            fields.report(Problem.of(StudyError.WRONG_TIMES, "an endpoint needs either a time or two dates")
                    .with(Problem.EXPECTED, "time, or origin and end"));
        }
        return dates
                ? new TimeColumns.Dated(origin.orElse(""), end.orElse(""), entry)
                : new TimeColumns.Recorded(time.orElse(""), entry);
    }

    private static List<CauseCodes> causes(Fields fields) {
        List<CauseCodes> causes = new ArrayList<>();
        fields.all().forEach((name, item) -> causes.add(new CauseCodes(name, item.texts())));
        return causes;
    }

    private static Optional<ReleaseLattice> release(Fields fields) {
        OptionalDouble step = fields.require("step").map(Item::number).orElse(OptionalDouble.empty());
        OptionalDouble horizon = fields.require("horizon").map(Item::number).orElse(OptionalDouble.empty());
        fields.done();
        return step.isPresent() && horizon.isPresent()
                ? Optional.of(new ReleaseLattice(step.getAsDouble(), horizon.getAsDouble()))
                : Optional.empty();
    }
}
