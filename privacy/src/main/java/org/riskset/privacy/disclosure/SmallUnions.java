// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The unions of atoms with fewer members than a threshold.
 *
 * @param sizes of the atoms, each at least 1
 */
record SmallUnions(int[] sizes, int threshold) {

    /** Every union as indices of its atoms, one that is part of another before it; nothing when there are more. */
    Optional<List<int[]>> upTo(int most) {
        List<int[]> unions = new ArrayList<>();
        return extend(unions, new int[0], 0, most) ? Optional.of(unions) : Optional.empty();
    }

    private boolean extend(List<int[]> unions, int[] union, int members, int most) {
        int from = union.length == 0 ? 0 : union[union.length - 1] + 1;
        for (int i = from; i < sizes.length; i++) {
            if (members + sizes[i] < threshold) {
                if (unions.size() == most) {
                    return false;
                }
                int[] more = Arrays.copyOf(union, union.length + 1);
                more[union.length] = i;
                unions.add(more);
                if (!extend(unions, more, members + sizes[i], most)) {
                    return false;
                }
            }
        }
        return true;
    }
}
