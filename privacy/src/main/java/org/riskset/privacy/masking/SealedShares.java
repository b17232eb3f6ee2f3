// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;

/**
 * Phase 2: one site's shares for every other, sealed.
 *
 * <pre>sig over T("shares", t1, u16 u, H({ u16 v, sealed }* by v))</pre>
 *
 * @param index of the site, from 1
 * @param sealed one per other member, by index
 */
public record SealedShares(int index, List<SealedShare> sealed, Signature signature) {
    public SealedShares {
        sealed = List.copyOf(sealed);
    }

    static SealedShares signed(Digest t1, int index, List<SealedShare> sealed, SiteKey key) {
        Signature signature = Signature.of(key.sign(transcript(t1, index, digest(sealed))));
        return new SealedShares(index, sealed, signature);
    }

    /** What the signature covers. */
    public Digest digest() {
        return digest(sealed);
    }

    /** What everybody else is shown of it. */
    public SignedDigest receipt() {
        return new SignedDigest(index, digest(), signature);
    }

    private static Digest digest(List<SealedShare> sealed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (SealedShare share : sealed) {
            bytes.writeBytes(ByteBuffer.allocate(Short.BYTES)
                    .putShort((short) share.to())
                    .array());
            bytes.writeBytes(share.bytes());
        }
        return Digest.of(bytes.toByteArray());
    }

    static Transcript transcript(Digest t1, int index, Digest digest) {
        return Transcript.of("shares").digest(t1).u16(index).digest(digest);
    }
}
