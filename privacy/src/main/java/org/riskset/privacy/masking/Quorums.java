// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Ways to choose k of m, the first k first, then those that differ from it in ever more members: few wrong shares are
 * found soon. Ends after a bounded number, as the ways are too many to try all of them.
 */
final class Quorums implements Iterator<List<Integer>> {
    private static final int MOST = 4096;

    private final int m;
    private final Queue<List<Integer>> waiting = new ArrayDeque<>();
    private final Queue<List<Integer>> given = new ArrayDeque<>(); // their neighbors are made when nothing waits
    private final Set<List<Integer>> seen = new HashSet<>();

    Quorums(int m, int k) {
        this.m = m;
        if (m >= k) {
            put(IntStream.range(0, k).boxed().toList());
        }
    }

    @Override
    public boolean hasNext() {
        while (waiting.isEmpty() && !given.isEmpty() && !full()) {
            swaps(given.remove());
        }
        return !waiting.isEmpty();
    }

    @Override
    public List<Integer> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<Integer> chosen = waiting.remove();
        given.add(chosen);
        return chosen;
    }

    // One member leaves, the first or any later one that is not chosen comes in.
    private void swaps(List<Integer> chosen) {
        for (int in = 0; in < m; in++) {
            if (!chosen.contains(in)) {
                swaps(chosen, in);
            }
        }
    }

    private void swaps(List<Integer> chosen, int in) {
        for (int i = 0; i < chosen.size() && !full(); i++) {
            List<Integer> swapped = new ArrayList<>(chosen);
            swapped.set(i, in);
            swapped.sort(Comparator.naturalOrder());
            put(List.copyOf(swapped));
        }
    }

    private void put(List<Integer> chosen) {
        if (seen.add(chosen)) {
            waiting.add(chosen);
        }
    }

    private boolean full() {
        return seen.size() >= MOST;
    }
}
