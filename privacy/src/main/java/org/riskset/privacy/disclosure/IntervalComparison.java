// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.riskset.privacy.disclosure.ProtectedTable.Row;
import org.riskset.privacy.disclosure.ProtectedTable.Rows;
import org.riskset.survival.counts.GroupedRiskTable;
import org.riskset.survival.counts.GroupedRiskTable.Stratum;

/** The groups of a protected table side by side, for tests that are to tell nothing beyond it. */
final class IntervalComparison {
    private IntervalComparison() {}

    /**
     * Groups on the ends that all of them show.
     *
     * @param names of the groups, in level order
     * @param time of each end, at least as many as the shortest curve has
     */
    static GroupedRiskTable of(List<String> names, List<Rows> groups, double[] time) {
        int ends = groups.stream().mapToInt(g -> g.rows().size()).min().orElse(0);
        long[] n = groups.stream().mapToLong(Rows::n).toArray();
        double[] shown = Arrays.copyOf(time, ends);
        Stratum stratum =
                new Stratum(shown, each(groups, ends, Row::nRisk), each(groups, ends, IntervalComparison::events));
        return new GroupedRiskTable(names, n, List.of(stratum));
    }

    private static long events(Row row) {
        return row.nEvent().stream().mapToLong(e -> e).sum();
    }

    private static long[][] each(List<Rows> groups, int ends, ToLongFunction<Row> number) {
        return groups.stream()
                .map(g -> g.rows().subList(0, ends).stream().mapToLong(number).toArray())
                .toArray(long[][]::new);
    }
}
