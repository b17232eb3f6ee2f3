// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.ComparedCounts;
import org.riskset.survival.counts.CurveCounts;
import org.riskset.survival.hypothesis.PairResult;
import org.riskset.survival.hypothesis.RmstDifference;
import org.riskset.survival.hypothesis.TestResult;
import org.riskset.survival.numeric.Normal;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

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

    /** What these counts say, all of them. */
    public Findings apply(Aggregate pooled) {
        Map<String, OptionalLong> excluded = new LinkedHashMap<>();
        pooled.excluded().forEach((reason, rows) -> excluded.put(reason, OptionalLong.of(rows)));
        return apply(CurveCounts.of(study, plan, pooled), new ComparedCounts.Points(pooled), excluded);
    }

    /**
     * What these counts say.
     *
     * @param curves all patients first, then groups in level order; groups may be missing
     * @param compared for the tests
     * @param excluded rows left out by reason; empty where the number is not told
     */
    public Findings apply(List<CurveCounts> curves, ComparedCounts compared, Map<String, OptionalLong> excluded) {
        CurveEstimator estimator = new CurveEstimator(plan, hasEntry());
        List<Curve> estimated = curves.stream().map(estimator::estimate).toList();
        PlanTests tests = new PlanTests(study, plan, compared);
        List<TestResult> results = tests.results();
        List<PairResult> pairs = tests.pairs();
        return new Findings(
                estimated.get(0).n(),
                estimated.get(0).events(),
                excluded,
                estimated,
                results,
                pairs,
                rmstDifferences(estimated),
                new Notes(study.timeScale()).of(estimated, results, pairs));
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
