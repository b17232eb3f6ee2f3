// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Groups side by side on common event times, within each stratum: what every test takes.
 *
 * @param groups names in level order
 * @param n patients per group over all strata
 */
public record GroupedRiskTable(List<String> groups, long[] n, List<Stratum> strata) {

    public GroupedRiskTable {
        groups = List.copyOf(groups);
        strata = List.copyOf(strata);
    }

    /**
     * The event times of one stratum. A stratum without events has no times.
     *
     * @param time increasing; times at which some group had the event
     * @param nRisk group, then time
     * @param nEvent group, then time
     */
    public record Stratum(double[] time, long[][] nRisk, long[][] nEvent) {

        /** At risk in all groups together, per time. */
        public long[] nRiskAll() {
            return columnSums(nRisk, time.length);
        }

        /** Events in all groups together, per time. */
        public long[] nEventAll() {
            return columnSums(nEvent, time.length);
        }

        private static long[] columnSums(long[][] rows, int length) {
            long[] sums = new long[length];
            for (long[] row : rows) {
                for (int i = 0; i < length; i++) {
                    sums[i] += row[i];
                }
            }
            return sums;
        }
    }

    /** Any cause counts as the event. */
    public static final int ANY_CAUSE = -1;

    /**
     * From counts whose <em>last</em> variable is the group and all others are strata.
     *
     * @param times the time of each index, {@code 0..horizon}
     * @param cause index of the cause that counts, the others are censored; or {@link #ANY_CAUSE}
     */
    public static GroupedRiskTable of(RiskCounts counts, double[] times, int cause) {
        List<Axis> axes = counts.block().patterns();
        Axis group = axes.get(axes.size() - 1);
        int strata = counts.patternCount() / group.size();
        List<Stratum> tables = new ArrayList<>();
        long[] n = new long[group.size()];
        for (int s = 0; s < strata; s++) {
            tables.add(new StratumBuilder(counts, s * group.size(), group.size(), cause).build(times));
            for (int g = 0; g < n.length; g++) {
                n[g] += counts.n(s * group.size() + g);
            }
        }
        return new GroupedRiskTable(group.levels(), n, tables);
    }

    /** Events in all groups and strata together. */
    public long events() {
        return strata.stream()
                .mapToLong(s -> Arrays.stream(s.nEventAll()).sum())
                .sum();
    }

    /** Some groups alone, with their own event times. */
    public GroupedRiskTable select(int... chosen) {
        List<String> names = Arrays.stream(chosen).mapToObj(groups::get).toList();
        long[] counts = Arrays.stream(chosen).mapToLong(g -> n[g]).toArray();
        return new GroupedRiskTable(
                names, counts, strata.stream().map(s -> select(s, chosen)).toList());
    }

    private static Stratum select(Stratum stratum, int[] chosen) {
        int[] kept = new int[stratum.time().length];
        int size = 0;
        for (int i = 0; i < kept.length; i++) {
            long events = 0;
            for (int g : chosen) {
                events += stratum.nEvent()[g][i];
            }
            if (events > 0) {
                kept[size++] = i;
            }
        }
        int[] times = Arrays.copyOf(kept, size);
        return new Stratum(
                Arrays.stream(times).mapToDouble(i -> stratum.time()[i]).toArray(),
                pick(stratum.nRisk(), chosen, times),
                pick(stratum.nEvent(), chosen, times));
    }

    private static long[][] pick(long[][] rows, int[] chosen, int[] times) {
        return Arrays.stream(chosen)
                .mapToObj(g -> Arrays.stream(times).mapToLong(i -> rows[g][i]).toArray())
                .toArray(long[][]::new);
    }
}
