// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What phase 3 gives back: whose vectors are in the sum (U3). A member signs one such set of an instance, so that no two
 * can be opened.
 *
 * <pre>t3 = H(T("t3", t2, { u16 u, H(y_u), sig }*))   by index</pre>
 *
 * @param t3 names the set
 * @param indices of its members
 */
public record Contributors(Digest t3, Set<Integer> indices) {
    public Contributors {
        indices = Set.copyOf(indices);
    }

    /**
     * The set, believed.
     *
     * @throws RisksetException RS-SEC-010 when a signature does not verify; RS-SEC-015 when there are fewer than the
     *     quorum or than {@code min_sites}
     */
    public static Contributors checked(SecureContext context, Digest t2, List<SignedDigest> all) {
        SignedSet.check(context, all, s -> MaskedVector.transcript(t2, s.index(), s.digest()));
        int needed = Math.max(context.k(), context.run().minSites());
        if (all.size() < needed) {
            throw RisksetException.of(
                    Problem.of(SecurityError.SURVIVORS, all.size() + " contributors where " + needed + " are needed"));
        }
        return of(t2, all);
    }

    /** Of signatures that were each checked when they came. */
    public static Contributors of(Digest t2, List<SignedDigest> all) {
        Set<Integer> indices = new TreeSet<>();
        all.forEach(one -> indices.add(one.index()));
        return new Contributors(SignedSet.chained("t3", t2, all), indices);
    }

    public boolean contains(int index) {
        return indices.contains(index);
    }
}
