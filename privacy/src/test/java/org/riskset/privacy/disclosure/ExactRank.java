// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Elimination over the integers without rounding, as what {@link ModularBasis} is held against. */
final class ExactRank {
    private ExactRank() {}

    /** The rank of these vectors over the rationals. */
    static int of(List<long[]> vectors) {
        return vectors.isEmpty() ? 0 : eliminated(vectors).size();
    }

    /** Integers y, one an entry, with y · v = 0 for all of {@code zero} and not for {@code other}, if there are any. */
    static Optional<BigInteger[]> combination(List<long[]> zero, List<long[]> other, int length) {
        List<BigInteger[]> basis = eliminated(zero);
        for (int free = 0; free < length; free++) {
            BigInteger[] y = orthogonal(basis, free, length);
            if (y != null && other.stream().anyMatch(v -> dot(y, v).signum() != 0)) {
                return Optional.of(y);
            }
        }
        return Optional.empty();
    }

    static BigInteger dot(BigInteger[] y, long[] vector) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < y.length; i++) {
            sum = sum.add(y[i].multiply(BigInteger.valueOf(vector[i])));
        }
        return sum;
    }

    // One solution for each column without a pivot: that entry is the product of all pivots, the other free ones are 0.
    private static BigInteger[] orthogonal(List<BigInteger[]> basis, int free, int length) {
        if (basis.stream().anyMatch(row -> pivot(row) == free)) {
            return null;
        }
        BigInteger[] y = new BigInteger[length];
        Arrays.fill(y, BigInteger.ZERO);
        BigInteger product = BigInteger.ONE;
        for (BigInteger[] row : basis) {
            product = product.multiply(row[pivot(row)]);
        }
        y[free] = product;
        for (BigInteger[] row : basis) {
            y[pivot(row)] = row[free].multiply(product).divide(row[pivot(row)]).negate();
        }
        return y;
    }

    // Reduced: a pivot's column is zero in every other row.
    private static List<BigInteger[]> eliminated(List<long[]> vectors) {
        List<BigInteger[]> rows = new ArrayList<>();
        for (long[] vector : vectors) {
            BigInteger[] next =
                    Arrays.stream(vector).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
            rows.forEach(row -> clear(next, row));
            if (pivot(next) >= 0) {
                rows.forEach(row -> clear(row, next));
                rows.add(next);
            }
        }
        return rows;
    }

    private static void clear(BigInteger[] row, BigInteger[] by) {
        int pivot = pivot(by);
        BigInteger factor = row[pivot];
        for (int i = 0; i < row.length; i++) {
            row[i] = row[i].multiply(by[pivot]).subtract(by[i].multiply(factor));
        }
    }

    private static int pivot(BigInteger[] row) {
        for (int i = 0; i < row.length; i++) {
            if (row[i].signum() != 0) {
                return i;
            }
        }
        return -1;
    }
}
