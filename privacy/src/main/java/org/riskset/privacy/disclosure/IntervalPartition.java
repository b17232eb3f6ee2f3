// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The intervals in which events are told: one partition for all blocks of patients, as intervals of their own would
 * give smaller cells by subtraction.
 *
 * <p><strong>Guarantees.</strong> Every interval counts none or at least {@code min_cell} events of every block and
 * cause, and none or at least so many patients remain after it. Where intervals end is part of what is told, so the
 * rule reads nothing else.
 *
 * @param ends steps of the lattice, increasing
 */
record IntervalPartition(List<Integer> ends) {
    IntervalPartition {
        ends = List.copyOf(ends);
    }

    /** Each interval closed at the first allowed end where it may close. */
    static IntervalPartition of(Collection<LatticeCounts> blocks, List<Integer> allowed, SmallestCell cell) {
        List<Integer> ends = new ArrayList<>();
        int last = 0;
        for (int end : allowed) {
            if (closes(blocks, last, end, cell)) {
                ends.add(end);
                last = end;
            }
        }
        return new IntervalPartition(ends);
    }

    /**
     * The same for blocks whose totals are told: then what is left after the last end follows by subtraction, and must
     * be fine itself. Else the last interval is opened again and closed as late as possible, or not at all.
     */
    IntervalPartition withTail(Collection<LatticeCounts> blocks, List<Integer> allowed, SmallestCell cell) {
        List<Integer> kept = new ArrayList<>(ends);
        while (!kept.isEmpty() && !tailIsFine(blocks, kept.get(kept.size() - 1), cell)) {
            kept.remove(kept.size() - 1);
            int last = kept.isEmpty() ? 0 : kept.get(kept.size() - 1);
            allowed.stream()
                    .filter(e -> e > last && closes(blocks, last, e, cell) && tailIsFine(blocks, e, cell))
                    .reduce((earlier, later) -> later)
                    .ifPresent(kept::add);
        }
        return new IntervalPartition(kept);
    }

    private static boolean closes(Collection<LatticeCounts> blocks, int last, int end, SmallestCell cell) {
        boolean some = blocks.stream().anyMatch(b -> b.eventsBy(end) > b.eventsBy(last));
        return some && blocks.stream().allMatch(b -> isFine(b, last, end, cell));
    }

    private static boolean isFine(LatticeCounts block, int last, int end, SmallestCell cell) {
        boolean events = Arrays.stream(block.events()).allMatch(cause -> cell.allows(cause[end] - cause[last]));
        long atRisk = cell.floor(block.entered()[end]) - block.eventsBy(last) - cell.floor(block.censored()[last]);
        boolean late = block.entered()[0] < block.n();
        // entries told late must not leave fewer at risk than had the event
        boolean covered = !late || atRisk >= block.eventsBy(end) - block.eventsBy(last);
        return events && covered && cell.allows(block.left(end, cell));
    }

    private static boolean tailIsFine(Collection<LatticeCounts> blocks, int end, SmallestCell cell) {
        return blocks.stream().allMatch(block -> {
            long others = block.left(end, cell);
            for (long[] cause : block.events()) {
                long events = cause[block.steps()] - cause[end];
                if (!cell.allows(events)) {
                    return false;
                }
                others -= events;
            }
            return cell.allows(others);
        });
    }
}
