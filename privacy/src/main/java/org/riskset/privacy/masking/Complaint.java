// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;

/**
 * A member's word that a share meant for it does not open. Either its sender or the coordinator cheats; the run ends.
 *
 * <pre>sig over T("complaint", t1, u16 u, u16 v)</pre>
 *
 * @param about whose share it is (u)
 * @param by who says so (v)
 */
public record Complaint(int about, int by, Signature signature) {

    static Complaint of(Digest t1, int about, int by, SiteKey key) {
        return new Complaint(about, by, Signature.of(key.sign(transcript(t1, about, by))));
    }

    public boolean verifies(Digest t1, PublicIdentity site) {
        return site.verify(transcript(t1, about, by), signature.bytes());
    }

    private static Transcript transcript(Digest t1, int about, int by) {
        return Transcript.of("complaint").digest(t1).u16(about).u16(by);
    }
}
