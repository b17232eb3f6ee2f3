// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.IntStream;
import org.riskset.survival.digest.Digest;

/** Trees whose leaves are all there: full subtrees are hashed anew each time they are asked for. */
record Leaves(List<Digest> hashes) implements Subtrees {

    static Leaves numbered(int count) {
        return new Leaves(IntStream.range(0, count)
                .mapToObj(i -> TreeHash.leaf(("entry " + i).getBytes(UTF_8)))
                .toList());
    }

    static MerkleTree tree(List<Digest> hashes) {
        return new MerkleTree(new Leaves(hashes), hashes.size());
    }

    MerkleTree tree(int size) {
        return new MerkleTree(this, size);
    }

    @Override
    public Digest at(int level, long index) {
        return level == 0
                ? hashes.get((int) index)
                : TreeHash.node(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
    }
}
