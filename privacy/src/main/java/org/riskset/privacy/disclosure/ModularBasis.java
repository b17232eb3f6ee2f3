// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * A growing basis of integer vectors modulo 2^61 - 1.
 *
 * <p>Errors: a set of vectors that is independent over the rationals is found dependent when every minor that shows it
 * is a multiple of the prime. Minors of 0/1 matrices of up to 36 rows are smaller than the prime; of more rows they
 * have to be built for it.
 */
final class ModularBasis {
    private static final int BITS = 61;
    private static final long PRIME = (1L << BITS) - 1;

    private final List<long[]> vectors;
    private final List<Integer> pivots;

    ModularBasis() {
        this(List.of(), List.of());
    }

    private ModularBasis(List<long[]> vectors, List<Integer> pivots) {
        this.vectors = new ArrayList<>(vectors);
        this.pivots = new ArrayList<>(pivots);
    }

    /** A basis that grows on its own from here. */
    ModularBasis copy() {
        return new ModularBasis(vectors, pivots);
    }

    int rank() {
        return vectors.size();
    }

    /** Takes a vector in; {@code false} when it depends on those that are. */
    boolean add(long[] vector) {
        long[] rest = reduced(vector);
        for (int i = 0; i < rest.length; i++) {
            if (rest[i] != 0) {
                scale(rest, inverse(rest[i]));
                vectors.add(rest);
                pivots.add(i);
                return true;
            }
        }
        return false;
    }

    /** What of a vector does not depend on the basis. */
    long[] reduced(long[] vector) {
        long[] rest = vector.clone();
        for (int b = 0; b < vectors.size(); b++) {
            long factor = rest[pivots.get(b)];
            if (factor != 0) {
                subtract(rest, vectors.get(b), factor);
            }
        }
        return rest;
    }

    private static void subtract(long[] from, long[] vector, long factor) {
        for (int i = 0; i < from.length; i++) {
            if (vector[i] != 0) {
                long difference = from[i] - times(vector[i], factor);
                from[i] = difference < 0 ? difference + PRIME : difference;
            }
        }
    }

    private static void scale(long[] vector, long factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] = times(vector[i], factor);
        }
    }

    /** The product modulo the prime: the upper 61 bits added to the lower. */
    static long times(long a, long b) {
        long low = a * b;
        long upper = Math.multiplyHigh(a, b) << (Long.SIZE - BITS) | low >>> BITS;
        long sum = (low & PRIME) + upper;
        return sum >= PRIME ? sum - PRIME : sum;
    }

    /** a^(p - 2). */
    static long inverse(long a) {
        long result = 1;
        long power = a;
        for (long exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
            if ((exponent & 1) == 1) {
                result = times(result, power);
            }
            power = times(power, power);
        }
        return result;
    }
}
