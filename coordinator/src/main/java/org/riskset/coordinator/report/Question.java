// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.AnalysisPlan.TimePlan;
import org.riskset.survival.study.TimeScale;

/**
 * What was asked, as far as titles, axes and column heads need it.
 *
 * @param title the plan's, else made of endpoint and groups
 * @param endpoint the endpoint's name in the study; empty for a plan without one
 * @param groupBy the variable whose levels are compared
 * @param landmarks as given, in the unit
 * @param horizon the time at which the plan ends follow-up
 * @param confLevel of every interval
 * @param confTypes in the plan's order; the first is the one that tables show
 */
public record Question(
        String title,
        String purpose,
        String endpoint,
        TimeScale unit,
        Optional<String> groupBy,
        List<Double> landmarks,
        OptionalDouble horizon,
        double confLevel,
        List<String> confTypes) {

    public Question {
        landmarks = List.copyOf(landmarks);
        confTypes = List.copyOf(confTypes);
    }

    /** The question of a plan, in its study's unit of time. */
    public static Question of(AnalysisPlan plan, TimeScale unit) {
        String endpoint = plan.endpoint().orElse("");
        String madeUp =
                Wording.survival(endpoint) + plan.groupBy().map(g -> " by " + g).orElse("");
        return new Question(
                plan.title().orElse(madeUp),
                plan.purpose(),
                endpoint,
                unit,
                plan.groupBy(),
                plan.time().map(TimePlan::landmarks).orElse(List.of()),
                plan.time().map(t -> t.grid().horizon()).orElse(OptionalDouble.empty()),
                plan.estimates().confLevel(),
                plan.estimates().confTypes());
    }

    /** The confidence type that tables and figures show. */
    public String shownType() {
        return confTypes.isEmpty() ? "log" : confTypes.get(0);
    }
}
