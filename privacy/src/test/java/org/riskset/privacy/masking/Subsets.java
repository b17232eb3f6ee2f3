// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every way to choose from a few. */
final class Subsets {
    private Subsets() {}

    /** All of them, the empty one first. */
    static List<Set<Integer>> of(Collection<Integer> members) {
        List<Integer> all = List.copyOf(members);
        List<Set<Integer>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << all.size(); bits++) {
            Set<Integer> subset = new TreeSet<>();
            for (int i = 0; i < all.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    subset.add(all.get(i));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    /** Those with so many members or more. */
    static List<Set<Integer>> atLeast(int size, Collection<Integer> members) {
        return of(members).stream().filter(s -> s.size() >= size).toList();
    }
}
