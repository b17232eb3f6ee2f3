// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.util.List;
import java.util.SplittableRandom;

/** Every choice of one seed, in the order it is made. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Other choices that depend on the seed alone, not on how many were made here since. */
    Dice split() {
        return new Dice(random.split());
    }

    /** 0 to bound - 1. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean perMille(int chance) {
        return below(1000) < chance;
    }

    <T> T pick(List<T> all) {
        return all.get(below(all.size()));
    }

    void fill(byte[] bytes) {
        random.nextBytes(bytes);
    }
}
