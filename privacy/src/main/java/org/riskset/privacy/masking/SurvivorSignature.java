// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.function.Function;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;

/**
 * Phase 4: a member's word that this, and no other, is the set of contributors.
 *
 * <pre>sig over T("survivors", t3)</pre>
 *
 * @param index of the member, from 1
 */
public record SurvivorSignature(int index, Signature signature) implements PhaseAnswer {

    static SurvivorSignature of(Digest t3, int index, SiteKey key) {
        return new SurvivorSignature(index, Signature.of(key.sign(transcript(t3))));
    }

    public boolean verifies(Digest t3, PublicIdentity site) {
        return site.verify(transcript(t3), signature.bytes());
    }

    private static Transcript transcript(Digest t3) {
        return Transcript.of("survivors").digest(t3);
    }

    @Override
    public Phase phase() {
        return Phase.SURVIVORS;
    }

    @Override
    public byte[] body() {
        return new byte[0];
    }

    @Override
    public <R> R fold(
            Function<KeyAdvertisement, R> keys,
            Function<SealedShares, R> shares,
            Function<SurvivorSignature, R> survivor,
            Function<UnmaskingShares, R> opening,
            Function<AbortSignature, R> abort) {
        return survivor.apply(this);
    }
}
