// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.math.BigInteger;
import java.util.Arrays;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Block;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.counts.RiskCounts;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What every honest sum satisfies: bounded counts that are not negative, as many entered as left, and no impossible
 * scores. Finds incoherent lies and wrong masks, not plausible ones.
 */
final class SumCheck {
    private static final long MOST_ROWS_PER_SITE = 1L << 24;
    private static final int MOST_BITS_PER_SITE = 24;

    private SumCheck() {}

    static void check(Aggregate sum, int contributors) {
        long bound = contributors * MOST_ROWS_PER_SITE;
        for (Block block : sum.layout().blocks()) {
            if (block.lane() == 64 && Arrays.stream(sum.cells(block)).anyMatch(c -> c < 0 || c > bound)) {
                throw incoherent("a count in block " + block.id() + " is out of bounds");
            }
        }
        sum.layout().riskBlocks().stream().filter(RiskBlock::entry).forEach(block -> entered(sum, block));
        sum.layout().statisticBlocks().forEach(block -> bounded(sum, block, contributors));
    }

    private static void entered(Aggregate sum, RiskBlock block) {
        RiskCounts counts = sum.by(block.variables());
        for (int pattern = 0; pattern < counts.patternCount(); pattern++) {
            long entered = 0;
            for (int time = 0; time <= block.horizon(); time++) {
                entered += counts.at(pattern, time, 0);
            }
            if (entered != counts.n(pattern)) {
                throw incoherent("not as many entered as left in block " + block.id());
            }
        }
    }

    // 2^24 patients in units of the last binary digit; weights up to n have their own, smaller scale
    private static void bounded(Aggregate sum, StatisticBlock block, int contributors) {
        int weightBits = 2 * (64 - block.scale());
        BigInteger bound = BigInteger.valueOf(contributors)
                .shiftLeft(MOST_BITS_PER_SITE + Math.min(weightBits, 48) + block.scale());
        for (BigInteger value : sum.statistics(block)) {
            if (value.abs().compareTo(bound) > 0) {
                throw incoherent("a score in block " + block.id() + " is out of bounds");
            }
        }
    }

    private static RisksetException incoherent(String what) {
        return RisksetException.of(Problem.of(SecurityError.INCOHERENT, what)
                .with(Problem.DO, "ask the sites to compare what they sent; nothing was released"));
    }
}
