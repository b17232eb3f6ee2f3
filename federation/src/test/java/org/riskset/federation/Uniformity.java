// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.util.stream.IntStream;

/**
 * How far numbers of 64 bits are from independent and uniform, each figure in its own standard errors. Of truly uniform
 * numbers one in 5e8 figures is beyond 6.
 */
final class Uniformity {
    /** A figure beyond this is no accident. */
    static final double LIMIT = 6;

    private static final int BITS = 64;
    private static final double HALF_RANGE = 0x1p63;

    private Uniformity() {}

    /** Chi-square of the 256 values of a byte, 255 degrees of freedom. */
    static double bytes(long[] numbers) {
        long[] seen = new long[256];
        for (long number : numbers) {
            for (int shift = 0; shift < BITS; shift += Byte.SIZE) {
                seen[(int) (number >>> shift) & 0xff]++;
            }
        }
        double expected = numbers.length * 8.0 / seen.length;
        double chiSquare = 0;
        for (long count : seen) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        int df = seen.length - 1;
        return Math.abs(chiSquare - df) / Math.sqrt(2.0 * df);
    }

    /** The least balanced of the 64 bits. */
    static double bits(long[] numbers) {
        return IntStream.range(0, BITS)
                .mapToDouble(bit -> {
                    long ones = 0;
                    for (long number : numbers) {
                        ones += number >>> bit & 1;
                    }
                    return Math.abs(2.0 * ones - numbers.length) / Math.sqrt(numbers.length);
                })
                .max()
                .orElseThrow();
    }

    /** Correlation between each number and the next. */
    static double neighbors(long[] numbers) {
        double sum = 0;
        for (int i = 1; i < numbers.length; i++) {
            sum += unit(numbers[i - 1]) * unit(numbers[i]);
        }
        return Math.abs(sum) / Math.sqrt(numbers.length - 1.0);
    }

    /** Correlation between the numbers of two at one place. */
    static double between(long[] one, long[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += unit(one[i]) * unit(other[i]);
        }
        return Math.abs(sum) / Math.sqrt(one.length);
    }

    // Mean 0 and variance 1 when uniform.
    private static double unit(long number) {
        return number / HALF_RANGE * Math.sqrt(3);
    }

    /** The worst of what one vector alone shows. */
    static double worst(long[] numbers) {
        return Math.max(bytes(numbers), Math.max(bits(numbers), neighbors(numbers)));
    }
}
