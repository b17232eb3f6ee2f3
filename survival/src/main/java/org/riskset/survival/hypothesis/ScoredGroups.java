// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.riskset.survival.counts.GroupedRiskTable;
import org.riskset.survival.score.LogRankScore;

/**
 * Groups side by side with their score: what every test takes, wherever the strata were summed.
 *
 * @param groups names in level order
 * @param n patients per group
 * @param events of the cause in question, in all groups together
 */
public record ScoredGroups(List<String> groups, long[] n, long events, LogRankScore score) {

    public ScoredGroups {
        groups = List.copyOf(groups);
    }

    /** The groups of a table with a score made from it, or from the same patients in other strata. */
    public static ScoredGroups of(GroupedRiskTable table, LogRankScore score) {
        return new ScoredGroups(table.groups(), table.n(), table.events(), score);
    }

    /** Positions of the groups that have patients: the others take part in nothing. */
    public int[] withPatients() {
        return IntStream.range(0, n.length).filter(g -> n[g] > 0).toArray();
    }

    /** Some of the groups. */
    public ScoredGroups select(int... chosen) {
        return new ScoredGroups(
                Arrays.stream(chosen).mapToObj(groups::get).toList(),
                Arrays.stream(chosen).mapToLong(g -> n[g]).toArray(),
                events,
                score.select(chosen));
    }

    /** Positions of the groups with something expected: only they are compared (as R's {@code survdiff}). */
    int[] expecting() {
        return IntStream.range(0, n.length).filter(g -> score.expected()[g] > 0).toArray();
    }

    /** Observed less expected. */
    double[] difference() {
        return IntStream.range(0, n.length)
                .mapToDouble(g -> score.observed()[g] - score.expected()[g])
                .toArray();
    }

    /** Why these groups cannot be compared, whatever the weight; empty when nothing is in the way so far. */
    String obstacle() {
        if (n.length < 2) {
            return n.length == 0 ? "no group has patients" : "only one group has patients";
        }
        if (events == 0) {
            return "there are no events";
        }
        return switch (expecting().length) {
            case 0 -> "no event has a weight above 0";
            case 1 -> "only one group was at risk when events happened";
            default -> "";
        };
    }

    List<TestResult.Group> listed() {
        return IntStream.range(0, n.length)
                .mapToObj(g -> new TestResult.Group(groups.get(g), n[g], score.observed()[g], score.expected()[g]))
                .toList();
    }
}
