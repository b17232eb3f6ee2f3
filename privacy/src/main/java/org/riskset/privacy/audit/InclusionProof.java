// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.util.Iterator;
import java.util.List;
import org.riskset.survival.digest.Digest;

/**
 * That an entry stands in a log at its place.
 *
 * <p><b>Guarantees.</b> With the root of a {@link Checkpoint} that a log has signed, only the entry whose hash was put
 * into the tree at this index verifies. The size is bound by the checkpoint, not by the path.
 *
 * @param index of the leaf, from 0
 * @param size leaves of the tree
 * @param path hashes beside the way from the leaf to the root, at most {@value #LONGEST}
 * @see "RFC 9162, section 2.1.3"
 */
public record InclusionProof(long index, long size, List<Digest> path) {
    /** No tree of fewer than 2^63 leaves needs more. */
    static final int LONGEST = 63;

    public InclusionProof {
        if (index < 0 || index >= size || path.size() > LONGEST) {
            throw new IllegalArgumentException("no proof has this shape: leaf " + index + " of " + size);
        }
        path = List.copyOf(path);
    }

    /** Whether the leaf with this hash is in the tree with this root (RFC 9162, section 2.1.3.2). */
    public boolean proves(Digest leaf, Digest root) {
        long fn = index;
        long sn = size - 1;
        Digest r = leaf;
        Iterator<Digest> rest = path.iterator();
        while (rest.hasNext() && sn != 0) {
            Digest p = rest.next();
            if ((fn & 1) == 1 || fn == sn) {
                r = TreeHash.node(p, r);
                int up = Long.numberOfTrailingZeros(fn); // fn is not 0 here: it is odd, or it is sn
                fn >>= up;
                sn >>= up;
            } else {
                r = TreeHash.node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && !rest.hasNext() && r.equals(root);
    }
}
