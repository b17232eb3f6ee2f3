// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

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
public record AbortSignature(int index, Signature signature) {

    static AbortSignature of(SecureContext context, int index, SiteKey key) {
        return new AbortSignature(index, Signature.of(key.sign(transcript(context.ctx()))));
    }

    public boolean verifies(Digest ctx, PublicIdentity site) {
        return site.verify(transcript(ctx), signature.bytes());
    }

    private static Transcript transcript(Digest ctx) {
        return Transcript.of("abort").digest(ctx);
    }
}
