// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/**
 * The counts that one curve is made from.
 *
 * @param group empty = all patients together
 * @param events of any cause; empty when the total is not to be told
 * @param whole whether the rows go on until nobody is left to count; else they stop at the last time that is told
 */
public record CurveCounts(Optional<String> group, RiskTable risk, OptionalLong events, boolean whole) {

    /** All that was counted for a plan: all patients first, then its groups in level order. */
    public static List<CurveCounts> of(Study study, AnalysisPlan plan, Aggregate pooled) {
        double[] times = plan.time().orElseThrow().grid().times(pooled.horizon());
        List<CurveCounts> curves = new ArrayList<>();
        curves.add(whole(Optional.empty(), RiskTable.of(pooled.by(List.of()), times, 0)));
        plan.groupBy().ifPresent(variable -> {
            RiskCounts counts = pooled.by(List.of(variable));
            List<String> levels = study.variable(variable).orElseThrow().levels();
            for (int g = 0; g < levels.size(); g++) {
                curves.add(whole(Optional.of(levels.get(g)), RiskTable.of(counts, times, g)));
            }
        });
        return curves;
    }

    private static CurveCounts whole(Optional<String> group, RiskTable risk) {
        return new CurveCounts(group, risk, OptionalLong.of(risk.events()), true);
    }
}
