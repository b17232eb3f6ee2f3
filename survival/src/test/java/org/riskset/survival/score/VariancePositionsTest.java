// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.counts.Cohort;
import org.riskset.survival.counts.PlanLayout;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.TestSpec;

/** A block knows which of its numbers are variances: those that are read back into a diagonal. */
class VariancePositionsTest {
    private static final List<String> GROUPS = List.of("A", "B", "C", "D");

    @ParameterizedTest
    @CsvSource({"logrank, 2, 1", "logrank, 3, 1", "gehan, 4, 1", "pairwise, 2, 1", "pairwise, 3, 3", "pairwise, 4, 6"})
    void ones_where_variances_stand_when_read_then_diagonals_of_ones(String kind, int groups, int scores) {
        Cohort cohort = new Cohort(GROUPS.subList(0, groups), 3, false, 1, List.of());
        AnalysisPlan plan = cohort.plan(List.of(AnalysisPlan.SITE), TestSpec.of(kind));
        StatisticBlock block =
                PlanLayout.of(cohort.study(), plan).statisticBlocks().get(0);
        BigInteger[] numbers = new BigInteger[block.length()];
        Arrays.fill(numbers, BigInteger.ZERO);
        block.variances().forEach(at -> numbers[at] = FixedPoint.encode(1, block.scale()));

        int compared = kind.equals("pairwise") ? 2 : groups;
        List<LogRankScore> read = SiteScores.read(block, numbers, compared);

        assertEquals(scores, read.size());
        for (LogRankScore score : read) {
            for (int g = 0; g < compared; g++) {
                double[] unit = new double[compared];
                unit[g] = 1;
                assertArrayEquals(unit, score.variance()[g]);
            }
            assertArrayEquals(new double[compared], score.observed());
            assertArrayEquals(new double[compared], score.expected());
        }
    }
}
