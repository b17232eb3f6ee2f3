// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.util.ArrayList;
import java.util.List;
import org.riskset.survival.digest.Digest;

/**
 * A log's tree of a certain size: its root, and proofs about it, from the hashes of full subtrees.
 *
 * <p>Makes proofs as the recursive definitions read; checking them is the business of {@link InclusionProof} and
 * {@link ConsistencyProof}, which share nothing with this. Each asks for O(log^2 size) subtrees at most.
 *
 * @param size leaves of the tree; the subtrees may know more
 * @see "RFC 9162, sections 2.1.1, 2.1.3.1 and 2.1.4.1"
 */
public record MerkleTree(Subtrees subtrees, long size) {

    public MerkleTree {
        require(size >= 0, "size " + size);
    }

    /** MTH(D_n). */
    public Digest root() {
        return size == 0 ? TreeHash.EMPTY : hash(0, size);
    }

    /** PATH(m, D_n): that the leaf at this index, from 0, is in the tree. */
    public InclusionProof inclusion(long index) {
        require(index >= 0 && index < size, "leaf " + index + " of " + size);
        List<Digest> path = new ArrayList<>();
        path(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /** PROOF(m, D_n): that the tree begins with the tree of an earlier size. */
    public ConsistencyProof consistency(long earlier) {
        require(earlier >= 0 && earlier <= size, "size " + earlier + " of " + size);
        List<Digest> path = new ArrayList<>();
        if (earlier > 0) {
            subproof(earlier, 0, size, true, path);
        }
        return new ConsistencyProof(earlier, size, path);
    }

    // The leaves from start to end; start is a multiple of every power of two below their number.
    private Digest hash(long start, long end) {
        long count = end - start;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return subtrees.at(level, start >> level);
        }
        long middle = start + split(count);
        return TreeHash.node(hash(start, middle), hash(middle, end));
    }

    private void path(long index, long start, long end, List<Digest> path) {
        if (end - start == 1) {
            return;
        }
        long middle = start + split(end - start);
        if (index < middle) {
            path(index, start, middle, path);
            path.add(hash(middle, end));
        } else {
            path(index, middle, end, path);
            path.add(hash(start, middle));
        }
    }

    private void subproof(long earlier, long start, long end, boolean known, List<Digest> path) {
        if (earlier == end) {
            if (!known) {
                path.add(hash(start, end));
            }
            return;
        }
        long middle = start + split(end - start);
        if (earlier <= middle) {
            subproof(earlier, start, middle, known, path);
            path.add(hash(middle, end));
        } else {
            subproof(earlier, middle, end, false, path);
            path.add(hash(start, middle));
        }
    }

    /** The largest power of two below a count of two or more. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("no such tree: " + what);
        }
    }
}
