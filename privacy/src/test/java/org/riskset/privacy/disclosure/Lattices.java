// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Blocks of patients on a release lattice, from what happens in each step. */
final class Lattices {
    private Lattices() {}

    /** A block without late entry; arrays have one element per step. */
    static LatticeCounts of(long[] censored, long[]... events) {
        long[] c = cumulated(censored);
        long[][] d = Arrays.stream(events).map(Lattices::cumulated).toArray(long[][]::new);
        long n = c[c.length - 1]
                + Arrays.stream(d).mapToLong(cause -> cause[cause.length - 1]).sum();
        long[] entered = new long[c.length];
        Arrays.fill(entered, n);
        return new LatticeCounts(n, d, c, entered);
    }

    private static long[] cumulated(long[] steps) {
        long[] sums = new long[steps.length + 1];
        System.arraycopy(steps, 0, sums, 1, steps.length);
        Arrays.parallelPrefix(sums, Long::sum);
        return sums;
    }

    /** Groups of an invented cohort. */
    static List<LatticeCounts> random(Random random, int groups, int steps, int causes, int most) {
        List<LatticeCounts> all = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            long[] censored = new long[steps];
            long[][] events = new long[causes][steps];
            int n = random.nextInt(most + 1);
            double share = random.nextDouble();
            for (int i = 0; i < n; i++) {
                int step = random.nextInt(steps);
                if (random.nextDouble() < share) {
                    events[random.nextInt(causes)][step]++;
                } else {
                    censored[step]++;
                }
            }
            all.add(of(censored, events));
        }
        return all;
    }
}
