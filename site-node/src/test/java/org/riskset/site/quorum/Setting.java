// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Who plays in a search.
 *
 * @param n sites, with index 1 to n
 * @param k how many of them open a sum
 * @param corrupt how many do whatever the coordinator wants; those with the highest index, which is as good as any
 */
record Setting(int n, int k, int corrupt) {

    /** The most corrupt sites that an active coordinator may have on its side: {@code max(0, 2k - n - 1)}. */
    static int bound(int n, int k) {
        return Math.max(0, 2 * k - n - 1);
    }

    /** Whether there are so few states that each can be made every offer, at some signatures each. */
    boolean isSmall() {
        return n == 3 && corrupt == 0;
    }

    List<Integer> sites() {
        return IntStream.rangeClosed(1, n).boxed().toList();
    }

    List<Integer> honest() {
        return IntStream.rangeClosed(1, n - corrupt).boxed().toList();
    }

    List<Integer> corruptSites() {
        return IntStream.rangeClosed(n - corrupt + 1, n).boxed().toList();
    }

    @Override
    public String toString() {
        return "n = " + n + ", k = " + k + ", " + corrupt + " corrupt";
    }
}
