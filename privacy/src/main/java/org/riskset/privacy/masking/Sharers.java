// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.List;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What phase 2 gives back beside the shares themselves: that every member has shared (U2).
 *
 * <pre>t2 = H(T("t2", t1, { u16 u, digest, sig }*))   by index</pre>
 *
 * @param t2 what the masks hang on
 */
public record Sharers(Digest t2) {

    /**
     * The set, believed.
     *
     * @throws RisksetException RS-SEC-010 when a member is missing or a signature does not verify
     */
    public static Sharers checked(KeyedMembers keys, List<SignedDigest> all) {
        Digest t1 = keys.t1();
        if (all.size() != keys.context().n()) {
            throw RisksetException.of(Problem.of(
                    SecurityError.SIGNATURE,
                    "shares of " + all.size() + " members where "
                            + keys.context().n() + " gave keys"));
        }
        SignedSet.check(keys.context(), all, s -> SealedShares.transcript(t1, s.index(), s.digest()));
        return of(t1, all);
    }

    /** Of signatures that were each checked when they came. */
    public static Sharers of(Digest t1, List<SignedDigest> all) {
        return new Sharers(SignedSet.chained("t2", t1, all));
    }
}
