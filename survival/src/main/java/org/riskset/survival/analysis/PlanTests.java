// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.counts.GroupedRiskTable;
import org.riskset.survival.counts.RiskCounts;
import org.riskset.survival.hypothesis.PairResult;
import org.riskset.survival.hypothesis.PairwiseTests;
import org.riskset.survival.hypothesis.ScoredGroups;
import org.riskset.survival.hypothesis.TestCatalog;
import org.riskset.survival.hypothesis.TestResult;
import org.riskset.survival.score.LogRankScore;
import org.riskset.survival.score.SiteScores;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.TestSpec;

/** The tests of a plan, from pooled counts or, stratified by {@code @site}, from sums of the sites' own scores. */
final class PlanTests {
    private static final String PAIRWISE = "pairwise";

    private final Study study;
    private final AnalysisPlan plan;
    private final Aggregate pooled;
    private final double[] times;

    PlanTests(Study study, AnalysisPlan plan, Aggregate pooled, double[] times) {
        this.study = study;
        this.plan = plan;
        this.pooled = pooled;
        this.times = times;
    }

    /** One per test asked for except pairwise, in the plan's order. */
    List<TestResult> results() {
        return positions(false)
                .mapToObj(i -> TestCatalog.test(plan.tests().get(i), plan.strata())
                        .test(scored(i).get(0)))
                .toList();
    }

    /** Each pair of each pairwise test. */
    List<PairResult> pairs() {
        return positions(true)
                .mapToObj(i -> new PairwiseTests(plan.tests().get(i), plan.strata()).test(scored(i)))
                .flatMap(List::stream)
                .toList();
    }

    private IntStream positions(boolean pairwise) {
        return IntStream.range(0, plan.tests().size())
                .filter(i -> plan.tests().get(i).kind().equals(PAIRWISE) == pairwise);
    }

    private List<ScoredGroups> scored(int position) {
        TestSpec test = plan.tests().get(position);
        GroupedRiskTable table = table(test);
        List<LogRankScore> scores = plan.stratifiedBySite() ? siteScores(position) : SiteScores.scoresOf(test, table);
        if (!test.kind().equals(PAIRWISE)) {
            return List.of(ScoredGroups.of(table, scores.get(0)));
        }
        List<ScoredGroups> pairs = new ArrayList<>();
        for (int first = 0; first < table.groups().size(); first++) {
            for (int second = first + 1; second < table.groups().size(); second++) {
                pairs.add(ScoredGroups.of(table.select(first, second), scores.get(pairs.size())));
            }
        }
        return pairs;
    }

    /** Groups within strata; without strata when sites summed over theirs, and only n and events are asked of it. */
    private GroupedRiskTable table(TestSpec test) {
        List<String> variables = new ArrayList<>(plan.stratifiedBySite() ? List.of() : plan.strataVariables());
        String group = plan.groupBy().orElseThrow();
        variables.add(group);
        RiskCounts counts = pooled.by(variables);
        return GroupedRiskTable.of(
                counts, times, SiteScores.causeOf(test, counts.block().causes()));
    }

    private List<LogRankScore> siteScores(int position) {
        StatisticBlock block = pooled.layout().statisticBlocks().get(position);
        String group = plan.groupBy().orElseThrow();
        int groups = study.variable(group).orElseThrow().levels().size();
        boolean pairwise = plan.tests().get(position).kind().equals(PAIRWISE);
        return SiteScores.read(block, pooled.statistics(block), pairwise ? 2 : groups);
    }
}
