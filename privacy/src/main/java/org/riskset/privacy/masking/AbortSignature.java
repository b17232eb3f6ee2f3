// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.function.Function;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;

/**
 * A member's word that it will not open anything of this instance. Nobody who has already given opening shares can say
 * so.
 *
 * <pre>sig over T("abort", ctx)</pre>
 *
 * @param index of the member, from 1
 */
public record AbortSignature(int index, Signature signature) implements PhaseAnswer {

    static AbortSignature of(SecureContext context, int index, SiteKey key) {
        return new AbortSignature(index, Signature.of(key.sign(transcript(context.ctx()))));
    }

    public boolean verifies(Digest ctx, PublicIdentity site) {
        return site.verify(transcript(ctx), signature.bytes());
    }

    private static Transcript transcript(Digest ctx) {
        return Transcript.of("abort").digest(ctx);
    }

    @Override
    public Phase phase() {
        return Phase.ABORT;
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
        return abort.apply(this);
    }
}
