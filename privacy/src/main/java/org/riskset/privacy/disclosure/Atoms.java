// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets cut along each other: an atom holds those who are in the same sets.
 *
 * @param sets distinct, not empty
 */
record Atoms(List<OrdinalSet> sets, List<Atom> list) {

    /**
     * Those who are in the same sets.
     *
     * @param column 1 for each set they are in, else 0
     */
    record Atom(OrdinalSet members, long[] column) {
        int size() {
            return members.size();
        }
    }

    static Atoms of(Collection<OrdinalSet> sets) {
        List<OrdinalSet> distinct =
                sets.stream().distinct().filter(s -> s.size() > 0).toList();
        OrdinalSet everybody = distinct.stream().reduce(OrdinalSet.of(), OrdinalSet::union);
        Map<List<Integer>, BitSet> byMembership = new LinkedHashMap<>();
        everybody.stream()
                .forEach(ordinal -> byMembership
                        .computeIfAbsent(membership(distinct, ordinal), m -> new BitSet())
                        .set(ordinal));
        List<Atom> atoms = new ArrayList<>();
        byMembership.forEach((in, members) -> atoms.add(new Atom(OrdinalSet.of(members), column(in, distinct.size()))));
        return new Atoms(distinct, List.copyOf(atoms));
    }

    private static List<Integer> membership(List<OrdinalSet> sets, int ordinal) {
        List<Integer> in = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            if (sets.get(i).contains(ordinal)) {
                in.add(i);
            }
        }
        return in;
    }

    private static long[] column(List<Integer> in, int rows) {
        long[] column = new long[rows];
        in.forEach(row -> column[row] = 1);
        return column;
    }
}
