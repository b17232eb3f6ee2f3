// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.counts.ComparedCounts;
import org.riskset.survival.counts.ComparedCounts.Intervals;
import org.riskset.survival.counts.ComparedCounts.Points;
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
    private static final String SMALL_GROUP = "a group is too small to be shown";
    private static final String NOT_FROM_INTERVALS = "it cannot be computed from the intervals that are told";

    private final Study study;
    private final AnalysisPlan plan;
    private final ComparedCounts counts;

    PlanTests(Study study, AnalysisPlan plan, ComparedCounts counts) {
        this.study = study;
        this.plan = plan;
        this.counts = counts;
    }

    /** One per test asked for except pairwise, in the plan's order. */
    List<TestResult> results() {
        return positions(false)
                .mapToObj(i -> obstacle(i)
                        .map(reason -> TestResult.withheld(plan.tests().get(i), plan.strata(), reason))
                        .orElseGet(() -> TestCatalog.test(plan.tests().get(i), plan.strata())
                                .test(groups(i))))
                .toList();
    }

    /** Each pair of each pairwise test. */
    List<PairResult> pairs() {
        return positions(true)
                .filter(i -> fromIntervals(i).isEmpty())
                .mapToObj(i -> new PairwiseTests(plan.tests().get(i), plan.strata()).test(pairs(i)))
                .flatMap(List::stream)
                .toList();
    }

    private IntStream positions(boolean pairwise) {
        return IntStream.range(0, plan.tests().size())
                .filter(i -> plan.tests().get(i).kind().equals(PAIRWISE) == pairwise);
    }

    // Why a test over all groups is not made at all.
    private Optional<String> obstacle(int position) {
        boolean allShown = counts.fold(points -> points.hidden().isEmpty(), Intervals::complete);
        return allShown ? fromIntervals(position) : Optional.of(SMALL_GROUP);
    }

    private Optional<String> fromIntervals(int position) {
        boolean plain =
                plan.strata().isEmpty() && plan.tests().get(position).cause().isEmpty();
        return counts.fold(points -> true, intervals -> plain) ? Optional.empty() : Optional.of(NOT_FROM_INTERVALS);
    }

    private ScoredGroups groups(int position) {
        GroupedRiskTable table = table(position);
        return ScoredGroups.of(table, scores(position, table).get(0));
    }

    private List<ScoredGroups> pairs(int position) {
        GroupedRiskTable table = table(position);
        List<LogRankScore> scores = scores(position, table);
        Set<String> hidden = counts.fold(Points::hidden, intervals -> Set.<String>of());
        List<ScoredGroups> pairs = new ArrayList<>();
        int pair = 0;
        for (int first = 0; first < table.groups().size(); first++) {
            for (int second = first + 1; second < table.groups().size(); second++) {
                ScoredGroups two = ScoredGroups.of(table.select(first, second), scores.get(pair++));
                if (two.groups().stream().noneMatch(hidden::contains)) {
                    pairs.add(two);
                }
            }
        }
        return pairs;
    }

    private List<LogRankScore> scores(int position, GroupedRiskTable table) {
        return plan.stratifiedBySite()
                ? counts.fold(points -> siteScores(position, points.pooled()), intervals -> List.<LogRankScore>of())
                : SiteScores.scoresOf(plan.tests().get(position), table);
    }

    private GroupedRiskTable table(int position) {
        return counts.fold(points -> table(plan.tests().get(position), points.pooled()), Intervals::groups);
    }

    /** Groups within strata; without strata when sites summed over theirs, and only n and events are asked of it. */
    private GroupedRiskTable table(TestSpec test, Aggregate pooled) {
        List<String> variables = new ArrayList<>(plan.stratifiedBySite() ? List.of() : plan.strataVariables());
        String group = plan.groupBy().orElseThrow();
        variables.add(group);
        RiskCounts by = pooled.by(variables);
        double[] times = plan.time().orElseThrow().grid().times(pooled.horizon());
        return GroupedRiskTable.of(
                by, times, SiteScores.causeOf(test, by.block().causes()));
    }

    private List<LogRankScore> siteScores(int position, Aggregate pooled) {
        StatisticBlock block = pooled.layout().statisticBlocks().get(position);
        String group = plan.groupBy().orElseThrow();
        int groups = study.variable(group).orElseThrow().levels().size();
        boolean pairwise = plan.tests().get(position).kind().equals(PAIRWISE);
        return SiteScores.read(block, pooled.statistics(block), pairwise ? 2 : groups);
    }
}
