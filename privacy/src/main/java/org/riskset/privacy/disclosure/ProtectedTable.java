// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Pooled counts as they may be told: every interval's events are none or at least {@code min_cell}, for every group and
 * cause, and censorings are known to a multiple of it. Curves of it are those of R's {@code survfit} on rows so
 * coarsened: events at the end of their interval, censorings at the end where they are counted.
 *
 * <p><strong>Guarantees.</strong> A pure function of the counts: asked again it tells the same. Groups and everybody
 * are cut together, so that no subtraction gives less than what is told. It does not hide that a group had no event in
 * an interval, unless {@code zero_cells} is {@code merge}, nor the number of patients of a group that is shown.
 *
 * @param overall the curve of all patients
 * @param groups by position; null where a group is hidden or empty
 * @param suppression which groups are hidden
 */
record ProtectedTable(Rows overall, List<Rows> groups, GroupSuppression suppression) {

    /**
     * One curve's rows.
     *
     * @param n patients
     * @param events of any cause, where the total may be told
     */
    record Rows(long n, OptionalLong events, List<Row> rows) {}

    /**
     * What happened in one interval, told at its end.
     *
     * @param end step of the lattice
     * @param nEvent per cause
     */
    record Row(int end, long nRisk, List<Long> nEvent, long nCensor) {}

    /**
     * What is asked of a table.
     *
     * @param minGroup fewest patients of a group that is shown
     * @param minRisk fewest at risk in the last row that is shown
     * @param totals whether the groups' numbers of events are wanted, at the price of longer intervals
     */
    record Demand(SmallestCell cell, int minGroup, int minRisk, boolean totals) {}

    /** The groups of one variable, at least one, protected together. */
    static ProtectedTable of(List<LatticeCounts> groups, Demand demand) {
        return new Protection(groups, demand).table();
    }

    /** One table in the making; steps 1 to 7 of the release rules for curves. */
    private static final class Protection {
        private final List<LatticeCounts> groups;
        private final Demand demand;
        private final SmallestCell cell;
        private final LatticeCounts everybody;
        private final List<Integer> lattice;

        Protection(List<LatticeCounts> groups, Demand demand) {
            this.groups = groups;
            this.demand = demand;
            this.cell = demand.cell();
            this.everybody = LatticeCounts.together(groups);
            this.lattice = IntStream.rangeClosed(1, everybody.steps()).boxed().toList();
        }

        ProtectedTable table() {
            GroupSuppression suppression = GroupSuppression.of(groups, demand.minGroup(), cell);
            IntervalPartition whole = IntervalPartition.of(List.of(everybody), lattice, cell);
            boolean told = everybody.totalsMayBeTold(cell);
            if (told) {
                whole = whole.withTail(List.of(everybody), lattice, cell);
            }
            List<LatticeCounts> blocks = blocks(suppression);
            IntervalPartition common = IntervalPartition.of(blocks, whole.ends(), cell);
            boolean groupsTold = told && demand.totals() && blocks.stream().allMatch(b -> b.totalsMayBeTold(cell));
            if (groupsTold) {
                common = common.withTail(blocks, whole.ends(), cell);
            }
            return new ProtectedTable(
                    rows(everybody, whole, told, capped(blocks, common)),
                    groupRows(suppression, common, groupsTold),
                    suppression);
        }

        // The hidden groups are protected like a group, though never shown.
        private List<LatticeCounts> blocks(GroupSuppression suppression) {
            List<LatticeCounts> blocks = new ArrayList<>();
            suppression.shown().forEach(g -> blocks.add(groups.get(g)));
            if (!blocks.isEmpty() && !suppression.hidden().isEmpty()) {
                blocks.add(LatticeCounts.together(
                        suppression.hidden().stream().map(groups::get).toList()));
            }
            return blocks;
        }

        // What is told of everybody's censorings must not pin what the groups' round numbers leave open.
        private IntToLongFunction capped(Collection<LatticeCounts> blocks, IntervalPartition common) {
            IntToLongFunction own = end -> cell.floor(everybody.censored()[end]);
            if (blocks.size() < 2) {
                return own;
            }
            return end -> common.ends().stream()
                    .filter(next -> next >= end)
                    .findFirst()
                    .map(next -> Math.min(own.applyAsLong(end), sum(blocks, next) + cell.room(blocks.size())))
                    .orElseGet(() -> own.applyAsLong(end));
        }

        private long sum(Collection<LatticeCounts> blocks, int end) {
            return blocks.stream().mapToLong(b -> cell.floor(b.censored()[end])).sum();
        }

        private List<Rows> groupRows(GroupSuppression suppression, IntervalPartition common, boolean told) {
            List<Rows> shown = new ArrayList<>();
            for (int g = 0; g < groups.size(); g++) {
                LatticeCounts group = groups.get(g);
                boolean visible = suppression.shown().contains(g);
                shown.add(visible ? rows(group, common, told, end -> cell.floor(group.censored()[end])) : null);
            }
            return shown;
        }

        private Rows rows(LatticeCounts block, IntervalPartition partition, boolean told, IntToLongFunction censored) {
            List<Row> rows = new ArrayList<>();
            int last = 0;
            for (int end : partition.ends()) {
                long before = censored.applyAsLong(last);
                long nRisk = entered(block, end) - block.eventsBy(last) - before;
                rows.add(new Row(end, nRisk, events(block, last, end), censored.applyAsLong(end) - before));
                last = end;
            }
            // Later rows rest on earlier ones: only the end of a curve can be left out.
            while (!rows.isEmpty() && rows.get(rows.size() - 1).nRisk() < demand.minRisk()) {
                rows.remove(rows.size() - 1);
            }
            OptionalLong total = told ? OptionalLong.of(block.eventsInAll()) : OptionalLong.empty();
            return new Rows(block.n(), total, rows);
        }

        private long entered(LatticeCounts block, int end) {
            return block.entered()[0] == block.n() ? block.n() : cell.floor(block.entered()[end]);
        }

        private static List<Long> events(LatticeCounts block, int last, int end) {
            List<Long> events = new ArrayList<>();
            for (long[] cause : block.events()) {
                events.add(cause[end] - cause[last]);
            }
            return events;
        }
    }
}
