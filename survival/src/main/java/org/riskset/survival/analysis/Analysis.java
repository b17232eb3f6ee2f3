// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.RiskCounts;
import org.riskset.survival.counts.RiskTable;
import org.riskset.survival.hypothesis.PairResult;
import org.riskset.survival.hypothesis.RmstDifference;
import org.riskset.survival.hypothesis.TestResult;
import org.riskset.survival.numeric.Normal;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.TimeGrid;

/**
 * Everything a plan asks for, from pooled counts. Curves ignore strata and count any cause as the event; tests are
 * stratified and may name a cause.
 *
 * <p>The plan has passed {@code PlanCheck}; the counts are on the plan's layout.
 */
public final class Analysis {
    private final Study study;
    private final AnalysisPlan plan;

    private Analysis(Study study, AnalysisPlan plan) {
        this.study = study;
        this.plan = plan;
    }

    public static Analysis of(Study study, AnalysisPlan plan) {
        return new Analysis(study, plan);
    }

    /** What these counts say. */
    public Findings apply(Aggregate pooled) {
        TimeGrid grid = plan.time().orElseThrow().grid();
        double[] times = IntStream.rangeClosed(0, pooled.horizon())
                .mapToDouble(grid::time)
                .toArray();
        List<Curve> curves = curves(pooled, times);
        PlanTests tests = new PlanTests(study, plan, pooled, times);
        List<TestResult> results = tests.results();
        List<PairResult> pairs = tests.pairs();
        return new Findings(
                curves.get(0).n(),
                curves.get(0).events(),
                pooled.excluded(),
                curves,
                results,
                pairs,
                rmstDifferences(curves),
                new Notes(study.timeScale()).of(curves, results, pairs));
    }

    private List<Curve> curves(Aggregate pooled, double[] times) {
        CurveEstimator estimator = new CurveEstimator(plan, hasEntry());
        List<Curve> curves = new ArrayList<>();
        curves.add(estimator.estimate(Optional.empty(), RiskTable.of(pooled.by(List.of()), times, 0)));
        plan.groupBy().ifPresent(variable -> {
            RiskCounts counts = pooled.by(List.of(variable));
            List<String> levels = counts.block().patterns().get(0).levels();
            for (int g = 0; g < levels.size(); g++) {
                curves.add(estimator.estimate(Optional.of(levels.get(g)), RiskTable.of(counts, times, g)));
            }
        });
        return curves;
    }

    private boolean hasEntry() {
        return study.endpoint(plan.endpoint().orElseThrow()).orElseThrow().hasEntry();
    }

    private List<RmstDifference> rmstDifferences(List<Curve> curves) {
        double z = Normal.twoSidedQuantile(plan.estimates().confLevel());
        List<Curve> groups =
                curves.stream().filter(c -> c.group().isPresent() && c.n() > 0).toList();
        List<RmstDifference> differences = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                differences.addAll(differences(groups.get(i), groups.get(j), z));
            }
        }
        return differences;
    }

    private static List<RmstDifference> differences(Curve reference, Curve group, double z) {
        return IntStream.range(0, reference.restrictedMeans().size())
                .mapToObj(t -> RmstDifference.of(
                        reference.group().orElseThrow(),
                        reference.restrictedMeans().get(t),
                        group.group().orElseThrow(),
                        group.restrictedMeans().get(t),
                        z))
                .toList();
    }
}
