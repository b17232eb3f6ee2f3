// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.Arrays;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;

/**
 * Phase 3: one site's counts under its masks.
 *
 * <pre>sig over T("masked", t2, u16 u, H(y_u))</pre>
 *
 * <p><b>Guarantees.</b> Uniform in its ring to anyone who lacks the site's self mask or one of its pair masks with a
 * site that does not collude. Good for one instance only: every mask hangs on t2.
 */
public final class MaskedVector implements Contribution {
    private final Digest t2;
    private final int index;
    private final int horizon;
    private final byte[] bytes;
    private final Signature signature;

    private MaskedVector(Digest t2, int index, int horizon, byte[] bytes, Signature signature) {
        this.t2 = t2;
        this.index = index;
        this.horizon = horizon;
        this.bytes = bytes;
        this.signature = signature;
    }

    static MaskedVector signed(Digest t2, int index, int horizon, byte[] bytes, SiteKey key) {
        Signature signature = Signature.of(key.sign(transcript(t2, index, Digest.of(bytes))));
        return new MaskedVector(t2, index, horizon, bytes, signature);
    }

    /** What came in; nothing about it is believed before {@link #verifies}. */
    public static MaskedVector received(byte[] t2, int index, int horizon, byte[] bytes, Signature signature) {
        return new MaskedVector(Digest.ofHash(t2), index, horizon, bytes.clone(), signature);
    }

    @Override
    public boolean verifies(PublicIdentity site) {
        return site.verify(transcript(t2, index, digest()), signature.bytes());
    }

    /** What everybody else is shown of it. */
    public SignedDigest receipt() {
        return new SignedDigest(index, digest(), signature);
    }

    static Transcript transcript(Digest t2, int index, Digest digest) {
        return Transcript.of("masked").digest(t2).u16(index).digest(digest);
    }

    /** t2, 32 bytes. */
    @Override
    public byte[] context() {
        return t2.bytes();
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public int horizon() {
        return horizon;
    }

    @Override
    public byte[] bytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public String toString() {
        return "MaskedVector[index " + index + ", " + bytes.length + " bytes]";
    }
}
