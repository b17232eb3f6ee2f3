// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Block;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.counts.RiskCounts;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What every honest sum satisfies: bounded counts that are not negative, nobody who leaves without having been there,
 * the same patients in every block, and no impossible scores. Finds incoherent lies and wrong masks, not plausible ones.
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
        sum.layout().riskBlocks().stream().filter(RiskBlock::entry).forEach(block -> entered(counts(sum, block)));
        marginals(sum, sum.layout().riskBlocks());
        sum.layout().statisticBlocks().forEach(block -> bounded(sum, block, contributors));
    }

    private static RiskCounts counts(Aggregate sum, RiskBlock block) {
        return new RiskCounts(block, sum.cells(block));
    }

    private static void entered(RiskCounts counts) {
        for (int pattern = 0; pattern < counts.patternCount(); pattern++) {
            long atRisk = 0;
            for (int time = 0; time <= counts.block().horizon(); time++) {
                atRisk -= left(counts, pattern, time);
                if (atRisk < 0) {
                    throw incoherent("more leave than were there in block "
                            + counts.block().id());
                }
                atRisk += counts.at(pattern, time, 0);
            }
            if (atRisk != 0) {
                throw incoherent(
                        "not as many entered as left in block " + counts.block().id());
            }
        }
    }

    private static long left(RiskCounts counts, int pattern, int time) {
        long left = 0;
        for (int channel = counts.block().censoredChannel();
                channel < counts.block().channelCount();
                channel++) {
            left += counts.at(pattern, time, channel);
        }
        return left;
    }

    // Every block counts the same patients, so two of them agree about the variables they share, be it none.
    private static void marginals(Aggregate sum, List<RiskBlock> blocks) {
        for (RiskBlock one : blocks) {
            for (RiskBlock other : blocks.subList(0, blocks.indexOf(one))) {
                List<String> shared = new ArrayList<>(one.variables());
                shared.retainAll(other.variables());
                long[] ofOne = counts(sum, one).by(shared).cells();
                long[] ofOther = counts(sum, other).by(shared).cells();
                if (!Arrays.equals(ofOne, ofOther)) {
                    throw incoherent("blocks " + other.id() + " and " + one.id() + " count other patients");
                }
            }
        }
    }

    // 2^24 patients in units of the last binary digit; weights up to n have their own, smaller scale
    private static void bounded(Aggregate sum, StatisticBlock block, int contributors) {
        int weightBits = 2 * (64 - block.scale());
        BigInteger bound = BigInteger.valueOf(contributors)
                .shiftLeft(MOST_BITS_PER_SITE + Math.min(weightBits, 48) + block.scale());
        BigInteger[] values = sum.statistics(block);
        if (block.variances().stream().anyMatch(at -> values[at].signum() < 0)) {
            throw incoherent("a variance in block " + block.id() + " is negative");
        }
        for (BigInteger value : values) {
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
