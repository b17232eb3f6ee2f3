// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.riskset.survival.digest.Digest;

/** What is true of proofs about trees of every size up to one more than 64. */
final class ProofTestLaws {
    private static final int LARGEST = 65;
    private static final Leaves LEAVES = Leaves.numbered(LARGEST);
    private static final Digest OTHER = TreeHash.leaf("another entry".getBytes(UTF_8));

    @Test
    void every_leaf_of_every_tree_when_proved_then_verifies_at_its_place_only() {
        for (int size = 1; size <= LARGEST; size++) {
            Digest root = LEAVES.tree(size).root();
            for (int index = 0; index < size; index++) {
                Digest leaf = LEAVES.hashes().get(index);
                List<Digest> path = LEAVES.tree(size).inclusion(index).path();
                for (int place = 0; place < size; place++) {
                    assertEquals(place == index, new InclusionProof(place, size, path).proves(leaf, root));
                }
            }
        }
    }

    @Test
    void every_earlier_tree_of_every_tree_when_proved_then_verifies_at_its_size_only() {
        for (int later = 0; later <= LARGEST; later++) {
            Digest root = LEAVES.tree(later).root();
            for (int earlier = 0; earlier <= later; earlier++) {
                Digest before = LEAVES.tree(earlier).root();
                List<Digest> path = LEAVES.tree(later).consistency(earlier).path();
                assertTrue(new ConsistencyProof(earlier, later, path).proves(before, root));
                for (int size = 1; earlier > 0 && size <= later; size++) {
                    Digest root2 = LEAVES.tree(size).root();
                    assertEquals(size == earlier, new ConsistencyProof(size, later, path).proves(root2, root));
                }
            }
        }
    }

    @Test
    void one_bit_flipped_anywhere_when_verified_then_refused() {
        for (int size : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 16, 17, 33, 65}) {
            Digest root = LEAVES.tree(size).root();
            for (int index = 0; index < size; index += size > 33 ? 16 : 1) {
                InclusionProof proof = LEAVES.tree(size).inclusion(index);
                Digest leaf = LEAVES.hashes().get(index);
                flipped(proof.path(), path -> new InclusionProof(proof.index(), proof.size(), path).proves(leaf, root));
                flipped(List.of(leaf), changed -> proof.proves(changed.get(0), root));
                flipped(List.of(root), changed -> proof.proves(leaf, changed.get(0)));
            }
            for (int earlier = 1; earlier <= size; earlier += size > 33 ? 16 : 1) {
                ConsistencyProof proof = LEAVES.tree(size).consistency(earlier);
                Digest before = LEAVES.tree(earlier).root();
                flipped(
                        proof.path(),
                        path -> new ConsistencyProof(proof.earlier(), proof.later(), path).proves(before, root));
                flipped(List.of(before), changed -> proof.proves(changed.get(0), root));
                flipped(List.of(root), changed -> proof.proves(before, changed.get(0)));
            }
        }
    }

    @Test
    void path_longer_or_shorter_when_verified_then_refused() {
        for (int size = 2; size <= LARGEST; size++) {
            Digest root = LEAVES.tree(size).root();
            for (int index = 0; index < size; index++) {
                InclusionProof inclusion = LEAVES.tree(size).inclusion(index);
                ConsistencyProof consistency = LEAVES.tree(size).consistency(index + 1);
                Digest leaf = LEAVES.hashes().get(index);
                Digest before = LEAVES.tree(index + 1).root();
                int n = size;
                int i = index;
                resized(inclusion.path(), path -> new InclusionProof(i, n, path).proves(leaf, root));
                resized(consistency.path(), path -> new ConsistencyProof(i + 1, n, path).proves(before, root));
            }
        }
    }

    @Test
    void entry_changed_after_a_checkpoint_when_proved_then_no_proof_of_the_other_tree_verifies() {
        for (int later = 2; later <= 33; later++) {
            for (int changed = 0; changed < later; changed++) {
                List<Digest> hashes = new ArrayList<>(LEAVES.hashes());
                hashes.set(changed, OTHER);
                MerkleTree forked = new Leaves(hashes).tree(later);
                for (int earlier = changed + 1; earlier <= later; earlier++) {
                    Digest seen = LEAVES.tree(earlier).root();
                    assertFalse(forked.consistency(earlier).proves(seen, forked.root()));
                }
            }
        }
    }

    private static void flipped(List<Digest> hashes, Predicate<List<Digest>> verifies) {
        for (int i = 0; i < hashes.size(); i++) {
            for (int bit = 0; bit < 256; bit++) {
                byte[] bytes = hashes.get(i).bytes();
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                List<Digest> changed = new ArrayList<>(hashes);
                changed.set(i, Digest.ofHash(bytes));
                assertFalse(verifies.test(changed));
            }
        }
    }

    private static void resized(List<Digest> path, Predicate<List<Digest>> verifies) {
        for (int i = 0; i < path.size(); i++) {
            List<Digest> without = new ArrayList<>(path);
            without.remove(i);
            assertFalse(verifies.test(without));
        }
        for (int i = 0; i <= path.size(); i++) {
            List<Digest> more = new ArrayList<>(path);
            more.add(i, OTHER);
            assertFalse(verifies.test(more));
        }
    }
}
