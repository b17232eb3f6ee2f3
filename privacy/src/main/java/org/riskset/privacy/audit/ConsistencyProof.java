// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.riskset.survival.digest.Digest;

/**
 * That a log has only grown since an earlier checkpoint: nothing was changed, taken out or put between.
 *
 * <p><b>Guarantees.</b> With two roots that a log has signed, it verifies only if the later tree begins with exactly the
 * earlier one's leaves. Two checkpoints of one log for which there is no such proof show that it forked.
 *
 * @param earlier leaves of the earlier tree
 * @param later leaves of the later tree
 * @param path at most {@value InclusionProof#LONGEST} + 1 hashes; none when one tree is empty or both are the same
 * @see "RFC 9162, section 2.1.4"
 */
public record ConsistencyProof(long earlier, long later, List<Digest> path) {

    public ConsistencyProof {
        if (earlier < 0 || earlier > later || path.size() > InclusionProof.LONGEST + 1) {
            throw new IllegalArgumentException("no proof has this shape: size " + earlier + " of " + later);
        }
        path = List.copyOf(path);
    }

    /** Whether the tree with the later root begins with the tree of the earlier one (RFC 9162, section 2.1.4.2). */
    public boolean proves(Digest earlierRoot, Digest laterRoot) {
        if (earlier == 0) {
            return path.isEmpty() && earlierRoot.equals(TreeHash.EMPTY) && (later > 0 || laterRoot.equals(earlierRoot));
        }
        if (earlier == later) {
            return path.isEmpty() && earlierRoot.equals(laterRoot);
        }
        return !path.isEmpty() && climbs(earlierRoot, laterRoot);
    }

    private boolean climbs(Digest earlierRoot, Digest laterRoot) {
        List<Digest> all = new ArrayList<>(path);
        if (Long.bitCount(earlier) == 1) {
            all.add(0, earlierRoot);
        }
        int shared = Long.numberOfTrailingZeros(earlier); // while LSB(fn) is set, for fn = earlier - 1
        long fn = (earlier - 1) >> shared;
        long sn = (later - 1) >> shared;
        Iterator<Digest> rest = all.iterator();
        Digest fr = rest.next();
        Digest sr = fr;
        while (rest.hasNext()) {
            if (sn == 0) {
                return false;
            }
            Digest c = rest.next();
            if ((fn & 1) == 1 || fn == sn) {
                fr = TreeHash.node(c, fr);
                sr = TreeHash.node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = TreeHash.node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && fr.equals(earlierRoot) && sr.equals(laterRoot);
    }
}
