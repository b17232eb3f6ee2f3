// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.digest.Digest;

/** What a member can make that keeps to no rule, and a context that no rule has looked at. */
public final class CorruptMember {
    private CorruptMember() {}

    /** A context with any quorum; production refuses one below three or of no more than half of the members. */
    public static SecureContext context(RunContext run, Roster roster) {
        return SecureContext.unchecked(run, roster);
    }

    /** A vector of any bytes, as the others are shown it. */
    public static SignedDigest vector(Digest t2, int index, byte[] bytes, SiteKey key) {
        return MaskedVector.signed(t2, index, 0, bytes, key).receipt();
    }

    /** A signature over any set of contributors. */
    public static SurvivorSignature survivor(Digest t3, int index, SiteKey key) {
        return SurvivorSignature.of(t3, index, key);
    }
}
