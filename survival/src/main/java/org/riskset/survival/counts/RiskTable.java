// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.Arrays;

/**
 * The numbers of one curve: at each time with an event or a censoring, how many were at risk just before it, how many
 * had the event (per cause) and how many were censored. Arrays have one element per time and are not to be modified.
 *
 * @param time increasing, in the study's unit
 * @param nRisk under observation just before the time: entered before it, not yet gone
 * @param nEvent cause, then time
 * @param n patients altogether
 */
public record RiskTable(double[] time, long[] nRisk, long[][] nEvent, long[] nCensor, long n) {

    /**
     * The curve of some patterns together.
     *
     * @param times the time of each index, {@code 0..horizon}
     * @param patterns positions in the counts
     */
    public static RiskTable of(RiskCounts counts, double[] times, int... patterns) {
        return new RiskTableBuilder(counts, patterns).build(times);
    }

    /** Events of any cause at each time. */
    public long[] nEventAll() {
        long[] all = new long[time.length];
        for (long[] cause : nEvent) {
            for (int i = 0; i < all.length; i++) {
                all[i] += cause[i];
            }
        }
        return all;
    }

    /** Events of any cause altogether. */
    public long events() {
        return Arrays.stream(nEventAll()).sum();
    }

    public int size() {
        return time.length;
    }
}
