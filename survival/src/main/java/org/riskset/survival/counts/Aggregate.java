// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.riskset.survival.counts.Block.ExclusionBlock;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.counts.Block.StatisticBlock;

/**
 * Counts on a layout: of one site, or of several added up. Equal layouts add, unequal ones throw.
 *
 * <p>Without a horizon in the plan each site counts up to the last time it sees; {@link #plus} then extends the
 * shorter with zeros.
 */
public record Aggregate(Layout layout, Lanes lanes) {

    public Aggregate {
        if (lanes.narrow().length != layout.lanes64() || lanes.wideLow().length != layout.lanes128()) {
            throw new IllegalArgumentException(lanes + " do not fit the layout");
        }
    }

    public static Aggregate empty(Layout layout) {
        return new Aggregate(layout, Lanes.zero(layout));
    }

    /**
     * The specification of counting: what these rows add up to on a layout.
     *
     * <p>Statistic blocks stay 0: they are scores, made from counts (see {@code score}).
     */
    public static Aggregate count(Layout layout, Iterable<Observation> observations) {
        Aggregate aggregate = empty(layout);
        for (RiskBlock block : layout.riskBlocks()) {
            long[] cells = aggregate.lanes.narrow();
            int offset = layout.offset(block);
            for (Observation row : observations) {
                int pattern = row.pattern(block.patterns());
                if (block.entry()) {
                    cells[offset + block.cell(pattern, row.entry(), 0)]++;
                }
                int channel = row.event() ? block.causeChannel(row.cause()) : block.censoredChannel();
                cells[offset + block.cell(pattern, row.time(), channel)]++;
            }
        }
        return aggregate;
    }

    /**
     * Both together.
     *
     * @throws IllegalArgumentException when the layouts differ in more than the horizon
     */
    public Aggregate plus(Aggregate other) {
        int horizon = Math.max(horizon(), other.horizon());
        Aggregate left = extendedTo(horizon);
        Aggregate right = other.extendedTo(horizon);
        if (!left.layout.equals(right.layout)) {
            throw new IllegalArgumentException("aggregates of unequal layout");
        }
        return new Aggregate(left.layout, left.lanes.plus(right.lanes));
    }

    /** Index of the last time counted. */
    public int horizon() {
        return layout.riskBlocks().stream().mapToInt(RiskBlock::horizon).max().orElse(0);
    }

    /** The same counts up to a later horizon, zeros beyond the present one. */
    public Aggregate extendedTo(int horizon) {
        if (horizon == horizon()) {
            return this;
        }
        Aggregate extended = empty(layout.withHorizon(horizon));
        for (int i = 0; i < layout.blocks().size(); i++) {
            Block from = layout.blocks().get(i);
            if (from.lane() == 64) {
                copyRows(from, extended, extended.layout.blocks().get(i));
            }
        }
        Lanes wide = new Lanes(extended.lanes.narrow(), lanes.wideHigh(), lanes.wideLow());
        return new Aggregate(extended.layout, wide);
    }

    private void copyRows(Block from, Aggregate target, Block to) {
        int rows = from.<Integer>fold(r -> Math.toIntExact(r.patternCount()), e -> 1, s -> 1);
        int length = Math.toIntExact(from.size() / Math.max(rows, 1));
        int stride = Math.toIntExact(to.size() / Math.max(rows, 1));
        for (int row = 0; row < rows; row++) {
            System.arraycopy(
                    lanes.narrow(),
                    layout.offset(from) + row * length,
                    target.lanes.narrow(),
                    target.layout.offset(to) + row * stride,
                    length);
        }
    }

    /** The numbers of a block of 64-bit lanes, a copy. */
    public long[] cells(Block block) {
        int offset = layout.offset(block);
        return Arrays.copyOfRange(lanes.narrow(), offset, offset + Math.toIntExact(block.size()));
    }

    /** The fixed-point integers of a statistic block. */
    public BigInteger[] statistics(StatisticBlock block) {
        int offset = layout.offset(block);
        BigInteger[] values = new BigInteger[block.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = lanes.wide(offset + i);
        }
        return values;
    }

    /** Rows left out by reason, only reasons that occurred, in the layout's order. */
    public Map<String, Long> excluded() {
        Map<String, Long> excluded = new LinkedHashMap<>();
        for (ExclusionBlock block : layout.exclusionBlocks()) {
            long[] counts = cells(block);
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    excluded.put(block.reasons().get(i), counts[i]);
                }
            }
        }
        return excluded;
    }

    /**
     * Patients by these variables, summed over all others.
     *
     * @param variables a subset of the variables of some risk block
     * @throws IllegalArgumentException when no risk block has them all
     */
    public RiskCounts by(List<String> variables) {
        RiskBlock block = layout.riskBlocks().stream()
                .filter(b -> b.variables().containsAll(variables))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no block by " + variables));
        return RiskCounts.marginal(block, cells(block), variables);
    }

    /** Never the numbers: they may be one site's. */
    @Override
    public String toString() {
        return "Aggregate[" + lanes + "]";
    }
}
