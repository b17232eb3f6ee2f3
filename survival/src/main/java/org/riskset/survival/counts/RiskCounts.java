// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.ArrayList;
import java.util.List;
import org.riskset.survival.counts.Block.RiskBlock;

/**
 * Patients by pattern, time index and channel, for the variables asked for and in the order asked for.
 *
 * @param block describes the axes
 * @param cells row-major as in {@link RiskBlock#cell}; not to be modified
 */
public record RiskCounts(RiskBlock block, long[] cells) {

    static RiskCounts marginal(RiskBlock from, long[] cells, List<String> variables) {
        List<Axis> axes = new ArrayList<>();
        variables.forEach(v -> axes.add(axis(from, v)));
        RiskBlock to = new RiskBlock(axes, from.horizon(), from.entry(), from.causes());
        long[] sums = new long[Math.toIntExact(to.size())];
        int length = (from.horizon() + 1) * from.channelCount();
        for (int pattern = 0; pattern < from.patternCount(); pattern++) {
            int target = Pattern.of(from.patterns(), pattern).index(axes) * length;
            for (int i = 0; i < length; i++) {
                sums[target + i] += cells[pattern * length + i];
            }
        }
        return new RiskCounts(to, sums);
    }

    /**
     * The same patients by these variables, in this order, summed over all others.
     *
     * @param variables a subset of the block's
     */
    public RiskCounts by(List<String> variables) {
        return marginal(block, cells, variables);
    }

    private static Axis axis(RiskBlock block, String variable) {
        return block.patterns().stream()
                .filter(a -> a.variable().equals(variable))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no variable " + variable));
    }

    /** How many patterns there are. */
    public int patternCount() {
        return Math.toIntExact(block.patternCount());
    }

    /** A number of the block. */
    public long at(int pattern, int time, int channel) {
        return cells[block.cell(pattern, time, channel)];
    }

    /** Patients of a pattern. */
    public long n(int pattern) {
        long n = 0;
        for (int time = 0; time <= block.horizon(); time++) {
            for (int channel = block.censoredChannel(); channel < block.channelCount(); channel++) {
                n += at(pattern, time, channel);
            }
        }
        return n;
    }
}
