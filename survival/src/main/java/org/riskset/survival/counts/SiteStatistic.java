// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.ArrayList;
import java.util.List;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.study.TestSpec;

/**
 * How a test stratified by {@code @site} travels: per group observed and expected, then the upper triangle of the
 * variance, row by row; a pairwise test has that for each pair alone, pairs in level order.
 *
 * <p>Scales leave room for the largest value a site may send: 2^24 with weights up to 1, 2^48 with √n, 2^72 with n.
 */
public final class SiteStatistic {
    private static final int BITS_UNIT_WEIGHT = 64;
    private static final int BITS_SQUARE_ROOT = 56;
    private static final int BITS_AT_RISK = 40;

    private SiteStatistic() {}

    static StatisticBlock block(int position, TestSpec test, int groups) {
        boolean pairwise = test.kind().equals("pairwise");
        int scores = pairwise ? groups * (groups - 1) / 2 : 1;
        int compared = pairwise ? 2 : groups;
        String name = "test " + position + " " + test.kind();
        return new StatisticBlock(name, scores * length(compared), scale(test), variances(scores, compared));
    }

    /** Numbers of one score: observed, expected, upper triangle of the variance. */
    public static int length(int groups) {
        return 2 * groups + groups * (groups + 1) / 2;
    }

    // Where the diagonals stand in the upper triangles of so many scores.
    private static List<Integer> variances(int scores, int groups) {
        List<Integer> positions = new ArrayList<>();
        for (int score = 0; score < scores; score++) {
            int next = score * length(groups) + 2 * groups;
            for (int left = groups; left > 0; left--) {
                positions.add(next);
                next += left;
            }
        }
        return positions;
    }

    private static int scale(TestSpec test) {
        return switch (test.weight().orElse(test.kind())) {
            case "gehan" -> BITS_AT_RISK;
            case "tarone-ware" -> BITS_SQUARE_ROOT;
            default -> BITS_UNIT_WEIGHT;
        };
    }
}
