// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.riskset.survival.error.Problem;
import org.riskset.survival.study.Endpoint;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.TimeScale;
import org.riskset.survival.study.Variable;

/** The keys of a study. What cannot be read is reported and left out. */
final class StudyReader {
    private final Fields study;
    private final List<Problem> notes = new ArrayList<>();

    StudyReader(Fields study) {
        this.study = study;
    }

    Study study() {
        DocumentHeader.check(study, "Study", DocumentCodes.STUDY);
        String id = study.requireName("id");
        Optional<String> title = study.get("title").flatMap(Item::text);
        TimeScale unit = unit(study.requireMapping("time"));
        List<Endpoint> endpoints = new ArrayList<>();
        study.mapping("endpoints").all().forEach((name, item) -> endpoints.add(EndpointReader.read(name, item)));
        List<Variable> variables = new ArrayList<>();
        study.mapping("variables")
                .all()
                .forEach((name, item) -> VariableReader.read(name, item, notes).ifPresent(variables::add));
        study.done();
        return new Study(id, title, unit, endpoints, variables);
    }

    /** Notes with the pointer of what they speak of; complete after {@link #study}. */
    List<Problem> notes() {
        return notes;
    }

    private static TimeScale unit(Fields time) {
        List<String> labels =
                Arrays.stream(TimeScale.values()).map(TimeScale::label).toList();
        Optional<String> unit = time.require("unit").flatMap(i -> i.oneOf("time unit", labels));
        time.done();
        return unit.map(u -> TimeScale.values()[labels.indexOf(u)]).orElse(TimeScale.DAYS);
    }
}
