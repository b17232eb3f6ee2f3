// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.riskset.survival.counts.Block.ExclusionBlock;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.digest.CanonicalJson;
import org.riskset.survival.digest.Digest;

/**
 * Where each number stands in a vector without names. Both sides derive it from study and plan; the digest tells
 * whether they derived the same. Lanes of 64 bits come first, then those of 128, each in block order.
 */
public record Layout(List<Block> blocks) {

    public Layout {
        blocks = List.copyOf(blocks);
    }

    /** How many 64-bit lanes. */
    public long lanes64() {
        return blocks.stream()
                .filter(b -> b.lane() == 64)
                .mapToLong(Block::size)
                .sum();
    }

    /** How many 128-bit lanes. */
    public long lanes128() {
        return blocks.stream()
                .filter(b -> b.lane() == 128)
                .mapToLong(Block::size)
                .sum();
    }

    /** Length of the vector in bytes. */
    public long bytes() {
        return 8 * lanes64() + 16 * lanes128();
    }

    /** First lane of a block among the lanes of its width. */
    public int offset(Block block) {
        long offset = 0;
        for (Block other : blocks) {
            if (other.equals(block)) {
                return Math.toIntExact(offset);
            }
            offset += other.lane() == block.lane() ? other.size() : 0;
        }
        throw new IllegalArgumentException("no block " + block.id() + " in this layout");
    }

    public List<RiskBlock> riskBlocks() {
        return only(RiskBlock.class);
    }

    public List<ExclusionBlock> exclusionBlocks() {
        return only(ExclusionBlock.class);
    }

    public List<StatisticBlock> statisticBlocks() {
        return only(StatisticBlock.class);
    }

    private <B extends Block> List<B> only(Class<B> kind) {
        return blocks.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The same blocks with every risk block up to another horizon. */
    public Layout withHorizon(int horizon) {
        List<Block> other = new ArrayList<>();
        blocks.forEach(b -> other.add(b.<Block>fold(r -> r.withHorizon(horizon), e -> e, s -> s)));
        return new Layout(other);
    }

    /** SHA-256 over the canonical JSON of {@code [{axes, id, lane, offset, size, scale?}, …]}. */
    public Digest digest() {
        List<Map<String, Object>> described = new ArrayList<>();
        for (Block block : blocks) {
            Map<String, Object> one = new TreeMap<>();
            one.put("axes", block.axes());
            one.put("id", block.id());
            one.put("lane", block.lane());
            one.put("offset", offset(block));
            one.put("size", block.size());
            if (block instanceof StatisticBlock statistic) {
                one.put("scale", statistic.scale());
            }
            described.add(one);
        }
        return Digest.of(CanonicalJson.of(described));
    }
}
