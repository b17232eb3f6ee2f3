// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import org.riskset.privacy.disclosure.Cleared;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.digest.Digest;

/**
 * Hides one site's counts.
 *
 * <pre>y_u = x_u + self(u) + sum_(v > u) pair(u, v) - sum_(v < u) pair(v, u)     mod 2^64 and mod 2^128</pre>
 *
 * @see "Bonawitz et al., Practical Secure Aggregation, CCS 2017, section 4"
 */
final class Masker {
    private final KeyedMembers keys;
    private final Digest t2;
    private final int self;

    Masker(KeyedMembers keys, Digest t2, int self) {
        this.keys = keys;
        this.t2 = t2;
        this.self = self;
    }

    /** The masked vector of cleared counts, signed. */
    MaskedVector mask(Cleared cleared, InstanceSecrets secrets, SiteKey key) {
        Lanes lanes = cleared.lanes();
        hide(lanes, secrets);
        return MaskedVector.signed(t2, self, cleared.horizon(), lanes.toBytes(), key);
    }

    /** Puts every mask of this site onto a vector, in place. */
    void hide(Lanes lanes, InstanceSecrets secrets) {
        Mask.self(t2, self, secrets.self()).onto(lanes, true);
        AgreementKey own = AgreementKey.of(secrets.masking());
        for (KeyAdvertisement other : keys.all()) {
            if (other.index() != self) {
                Mask.pair(t2, self, other.index(), own, other.masking()).onto(lanes, self < other.index());
            }
        }
    }
}
