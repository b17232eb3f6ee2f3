// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.List;
import java.util.stream.IntStream;

/** All ways to take some of a list, in its order. */
final class Subsets {
    private Subsets() {}

    static <T> List<List<T>> of(List<T> all) {
        return IntStream.range(0, 1 << all.size())
                .mapToObj(chosen -> IntStream.range(0, all.size())
                        .filter(i -> (chosen >> i & 1) == 1)
                        .mapToObj(all::get)
                        .toList())
                .toList();
    }
}
