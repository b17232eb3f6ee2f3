// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.Arrays;
import org.riskset.privacy.disclosure.Cleared;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;

/**
 * One site's counts in plain mode.
 *
 * <p><strong>Guarantees.</strong> Bound to one run, plan, roster and layout, and to the site that signed it. It hides
 * nothing: whoever receives it reads the site's table. That is why a policy has to name plain mode.
 */
public final class OpenVector implements Contribution {
    private final byte[] context;
    private final int index;
    private final int horizon;
    private final byte[] bytes;
    private final Signature signature;

    private OpenVector(byte[] context, int index, int horizon, byte[] bytes, Signature signature) {
        this.context = context.clone();
        this.index = index;
        this.horizon = horizon;
        this.bytes = bytes;
        this.signature = signature;
    }

    /** What leaves the site: cleared counts in the open. */
    public static OpenVector of(Cleared cleared, byte[] context, int index, SiteKey key) {
        byte[] bytes = cleared.bytes();
        Signature signature = Signature.of(key.sign(transcript(context, index, Digest.of(bytes))));
        return new OpenVector(context, index, cleared.horizon(), bytes, signature);
    }

    /** What came in; nothing about it is believed before {@link #verifies}. */
    public static OpenVector received(byte[] context, int index, int horizon, byte[] bytes, Signature signature) {
        return new OpenVector(context, index, horizon, bytes.clone(), signature);
    }

    @Override
    public boolean verifies(PublicIdentity site) {
        return site.verify(transcript(context, index, digest()), signature.bytes());
    }

    private static byte[] transcript(byte[] context, int index, Digest digest) {
        return Transcript.of("plain").bytes(context).u16(index).digest(digest).toBytes();
    }

    @Override
    public byte[] context() {
        return context.clone();
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

    /** Never the counts. */
    @Override
    public String toString() {
        return "OpenVector[index " + index + ", " + bytes.length + " bytes]";
    }
}
