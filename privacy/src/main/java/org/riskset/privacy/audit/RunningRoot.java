// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.riskset.survival.digest.Digest;

/** The root of a tree that leaves join one after the other: it keeps the full subtrees alone, at most 63. */
final class RunningRoot {
    private final Deque<Digest> peaks = new ArrayDeque<>(); // the smallest first
    private long size;

    void add(Digest leaf) {
        Digest hash = leaf;
        for (long full = size; (full & 1) == 1; full >>= 1) {
            hash = TreeHash.node(peaks.pop(), hash);
        }
        peaks.push(hash);
        size++;
    }

    long size() {
        return size;
    }

    Digest digest() {
        if (peaks.isEmpty()) {
            return TreeHash.EMPTY;
        }
        Iterator<Digest> rest = peaks.iterator();
        Digest root = rest.next();
        while (rest.hasNext()) {
            root = TreeHash.node(rest.next(), root);
        }
        return root;
    }
}
