// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which groups are too small to be shown, and which others are hidden with them so that nobody gets them by
 * subtraction.
 *
 * <p>A level without patients is told as such where nobody may be told ({@code zero_cells: allow}): it hides nothing,
 * and needs no other group to hide it.
 *
 * @param shown positions of the groups with a curve, in level order
 * @param primary positions of those with fewer patients than {@code min_group}
 * @param complementary positions of those that are hidden with them
 */
record GroupSuppression(List<Integer> shown, List<Integer> primary, List<Integer> complementary) {
    GroupSuppression {
        shown = List.copyOf(shown);
        primary = List.copyOf(primary);
        complementary = List.copyOf(complementary);
    }

    static GroupSuppression of(List<LatticeCounts> groups, int minGroup, SmallestCell cell) {
        List<Integer> bySize = IntStream.range(0, groups.size())
                .filter(g -> groups.get(g).n() > 0 || !cell.zero())
                .boxed()
                .sorted(Comparator.comparingLong(g -> groups.get(g).n()))
                .toList();
        List<Integer> primary =
                bySize.stream().filter(g -> groups.get(g).n() < minGroup).toList();
        List<Integer> hidden = new ArrayList<>(primary);
        while (!hidden.isEmpty()
                && hidden.size() < bySize.size()
                && hidden.stream().mapToLong(g -> groups.get(g).n()).sum() < minGroup) {
            hidden.add(bySize.get(hidden.size()));
        }
        return new GroupSuppression(
                bySize.stream().filter(g -> !hidden.contains(g)).sorted().toList(),
                primary.stream().sorted().toList(),
                hidden.subList(primary.size(), hidden.size()).stream().sorted().toList());
    }

    /** Positions of all groups without a curve. */
    List<Integer> hidden() {
        return IntStream.concat(
                        primary.stream().mapToInt(g -> g),
                        complementary.stream().mapToInt(g -> g))
                .sorted()
                .boxed()
                .toList();
    }
}
