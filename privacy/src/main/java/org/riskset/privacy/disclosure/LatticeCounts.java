// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Arrays;
import java.util.Collection;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.counts.RiskCounts;

/**
 * One block of patients on the release lattice: a group, the hidden groups together, or everybody. Arrays are
 * cumulative: element e counts up to the end of step e, from 0 to the horizon; not to be modified.
 *
 * @param n patients
 * @param events cause, then step
 * @param entered who came under observation before the end of a step; all of them where nobody comes late
 */
record LatticeCounts(long n, long[][] events, long[] censored, long[] entered) {

    /**
     * Some patterns of pooled counts together.
     *
     * @param width points of the grid in a step of the lattice
     */
    static LatticeCounts of(RiskCounts counts, int width, int... patterns) {
        RiskBlock block = counts.block();
        int steps = (block.horizon() + width - 1) / width;
        LatticeCounts sum = nobody(steps, block.causes().size());
        long n = 0;
        for (int pattern : patterns) {
            n += counts.n(pattern);
            for (int time = 0; time <= block.horizon(); time++) {
                // what happens at time 0 belongs to the first step
                int step = Math.max(1, (time + width - 1) / width);
                sum.censored[step] += counts.at(pattern, time, block.censoredChannel());
                for (int cause = 0; cause < sum.events.length; cause++) {
                    sum.events[cause][step] += counts.at(pattern, time, block.causeChannel(cause));
                }
                if (block.entry() && time / width < steps) {
                    sum.entered[time / width + 1] += counts.at(pattern, time, 0);
                }
            }
        }
        if (!block.entry()) {
            sum.entered[0] = n;
        }
        return sum.cumulated(n);
    }

    private static LatticeCounts nobody(int steps, int causes) {
        return new LatticeCounts(0, new long[causes][steps + 1], new long[steps + 1], new long[steps + 1]);
    }

    private LatticeCounts cumulated(long patients) {
        Arrays.stream(events).forEach(cause -> Arrays.parallelPrefix(cause, Long::sum));
        Arrays.parallelPrefix(censored, Long::sum);
        Arrays.parallelPrefix(entered, Long::sum);
        return new LatticeCounts(patients, events, censored, entered);
    }

    /** Several blocks, at least one, as one. */
    static LatticeCounts together(Collection<LatticeCounts> blocks) {
        LatticeCounts first = blocks.iterator().next();
        LatticeCounts sum = nobody(first.steps(), first.events.length);
        long n = 0;
        for (LatticeCounts block : blocks) {
            n += block.n;
            add(sum.censored, block.censored);
            add(sum.entered, block.entered);
            for (int cause = 0; cause < block.events.length; cause++) {
                add(sum.events[cause], block.events[cause]);
            }
        }
        return new LatticeCounts(n, sum.events, sum.censored, sum.entered);
    }

    private static void add(long[] sum, long[] more) {
        Arrays.setAll(sum, i -> sum[i] + more[i]);
    }

    /** The last step. */
    int steps() {
        return censored.length - 1;
    }

    /** Events of any cause up to an end. */
    long eventsBy(int end) {
        return Arrays.stream(events).mapToLong(cause -> cause[end]).sum();
    }

    /** Events of any cause. */
    long eventsInAll() {
        return eventsBy(steps());
    }

    /** Who remains at an end as far as is told: not the event, not among the censored that are told. */
    long left(int end, SmallestCell cell) {
        return n - eventsBy(end) - cell.floor(censored[end]);
    }

    /** Whether the numbers of all events and of all censored may be told. */
    boolean totalsMayBeTold(SmallestCell cell) {
        return Arrays.stream(events).allMatch(cause -> cell.allows(cause[steps()])) && cell.allows(censored[steps()]);
    }
}
