// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.riskset.privacy.identity.PublicIdentity;
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
public record SealedShares(int index, List<SealedShare> sealed, Signature signature) implements PhaseAnswer {
    public SealedShares {
        sealed = List.copyOf(sealed);
    }

    static SealedShares signed(Digest t1, int index, List<SealedShare> sealed, SiteKey key) {
        Signature signature = Signature.of(key.sign(transcript(t1, index, digest(sealed))));
        return new SealedShares(index, sealed, signature);
    }

    /**
     * Whether this is one share for every other member under the member's signature.
     *
     * @param members how many there are
     */
    public boolean verifies(Digest t1, int members, PublicIdentity site) {
        List<Integer> others = IntStream.rangeClosed(1, members)
                .filter(v -> v != index)
                .boxed()
                .toList();
        return sealed.stream().map(SealedShare::to).toList().equals(others)
                && site.verify(transcript(t1, index, digest()), signature.bytes());
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
        return Digest.of(bytes(sealed));
    }

    private static byte[] bytes(List<SealedShare> sealed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (SealedShare share : sealed) {
            bytes.writeBytes(ByteBuffer.allocate(Short.BYTES)
                    .putShort((short) share.to())
                    .array());
            bytes.writeBytes(share.bytes());
        }
        return bytes.toByteArray();
    }

    static Transcript transcript(Digest t1, int index, Digest digest) {
        return Transcript.of("shares").digest(t1).u16(index).digest(digest);
    }

    @Override
    public Phase phase() {
        return Phase.SHARES;
    }

    @Override
    public byte[] body() {
        return bytes(sealed);
    }

    @Override
    public <R> R fold(
            Function<KeyAdvertisement, R> keys,
            Function<SealedShares, R> shares,
            Function<SurvivorSignature, R> survivor,
            Function<UnmaskingShares, R> opening,
            Function<AbortSignature, R> abort) {
        return shares.apply(this);
    }
}
