// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.score;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.counts.GroupedRiskTable;
import org.riskset.survival.counts.PlanLayout;
import org.riskset.survival.counts.RiskCounts;
import org.riskset.survival.counts.SiteStatistic;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.TestSpec;

/**
 * A site's contribution to a test stratified by {@code @site}: the score of its own strata, summed, as fixed-point
 * integers in the order of {@link SiteStatistic}; and the way back from the sum over sites.
 *
 * <p>A site with one group, or without events in a stratum, contributes zeros there, as R does.
 */
public final class SiteScores {

    private SiteScores() {}

    /**
     * What a site puts into the statistic block of one test.
     *
     * @param testPosition of the test in the plan, from 0
     * @param siteCounts the site's own counts by {@link PlanLayout#siteStrata}
     * @param times the time of each index, {@code 0..horizon}
     */
    public static BigInteger[] of(
            AnalysisPlan plan, Study study, int testPosition, RiskCounts siteCounts, double[] times) {
        TestSpec test = plan.tests().get(testPosition);
        String group = plan.groupBy().orElseThrow();
        List<String> order = new ArrayList<>(siteCounts.block().variables());
        order.remove(group);
        order.add(group);
        int cause = causeOf(test, siteCounts.block().causes());
        GroupedRiskTable table = GroupedRiskTable.of(siteCounts.by(order), times, cause);
        int scale =
                PlanLayout.of(study, plan).statisticBlocks().get(testPosition).scale();
        List<BigInteger> integers = new ArrayList<>();
        scoresOf(test, table).forEach(score -> write(score, scale, integers));
        return integers.toArray(BigInteger[]::new);
    }

    /** Index of the cause a test is about, {@link GroupedRiskTable#ANY_CAUSE} when it names none. */
    public static int causeOf(TestSpec test, List<String> causes) {
        return test.cause().map(causes::indexOf).orElse(GroupedRiskTable.ANY_CAUSE);
    }

    /** The scores a test is made from: one, or one of each pair of groups alone, pairs in level order. */
    public static List<LogRankScore> scoresOf(TestSpec test, GroupedRiskTable table) {
        Weight weight = Weight.of(test);
        if (!test.kind().equals("pairwise")) {
            return List.of(LogRankScore.of(table, weight));
        }
        List<LogRankScore> pairs = new ArrayList<>();
        for (int first = 0; first < table.groups().size(); first++) {
            for (int second = first + 1; second < table.groups().size(); second++) {
                pairs.add(LogRankScore.of(table.select(first, second), weight));
            }
        }
        return pairs;
    }

    /**
     * The scores in a block summed over sites, as {@link #scoresOf} would list them.
     *
     * @param groups how many groups a score has: all of the plan's, or 2 of a pairwise test
     */
    public static List<LogRankScore> read(StatisticBlock block, BigInteger[] sum, int groups) {
        List<LogRankScore> scores = new ArrayList<>();
        int length = SiteStatistic.length(groups);
        for (int start = 0; start < sum.length; start += length) {
            scores.add(read(sum, start, groups, block.scale()));
        }
        return scores;
    }

    private static LogRankScore read(BigInteger[] sum, int start, int groups, int scale) {
        double[] observed = new double[groups];
        double[] expected = new double[groups];
        double[][] variance = new double[groups][groups];
        int next = start + 2 * groups;
        for (int g = 0; g < groups; g++) {
            observed[g] = FixedPoint.decode(sum[start + g], scale);
            expected[g] = FixedPoint.decode(sum[start + groups + g], scale);
            for (int h = g; h < groups; h++) {
                variance[g][h] = FixedPoint.decode(sum[next++], scale);
                variance[h][g] = variance[g][h];
            }
        }
        return new LogRankScore(observed, expected, variance);
    }

    private static void write(LogRankScore score, int scale, List<BigInteger> integers) {
        for (double observed : score.observed()) {
            integers.add(FixedPoint.encode(observed, scale));
        }
        for (double expected : score.expected()) {
            integers.add(FixedPoint.encode(expected, scale));
        }
        for (int g = 0; g < score.variance().length; g++) {
            for (int h = g; h < score.variance().length; h++) {
                integers.add(FixedPoint.encode(score.variance()[g][h], scale));
            }
        }
    }
}
