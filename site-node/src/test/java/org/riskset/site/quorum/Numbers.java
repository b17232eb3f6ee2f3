// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.Arrays;

/** A list of millions of numbers. */
final class Numbers {
    private int[] numbers = new int[1024];
    private int size;

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    int get(int index) {
        return numbers[index];
    }

    int size() {
        return size;
    }
}
