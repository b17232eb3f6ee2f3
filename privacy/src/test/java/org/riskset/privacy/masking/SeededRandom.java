// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.security.SecureRandom;
import java.util.Random;

/** A random source that gives the same bytes each time, for tests that must fail twice in the same way. */
final class SeededRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final Random random;

    SeededRandom(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
    }
}
