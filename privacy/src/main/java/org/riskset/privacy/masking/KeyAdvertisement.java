// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Function;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Phase 1: the public keys one site uses for this instance, and a commitment to its self mask.
 *
 * <pre>b_commit = H(T("self-commit", ctx, u16 u, b))
 *sig over   T("keys", ctx, u16 u, c_public, s_public, b_commit)</pre>
 *
 * @param index of the site in the roster, from 1
 * @param sealing to seal shares for it ({@code c_public})
 * @param masking to agree on masks with it ({@code s_public})
 * @param commitment to its self mask's seed; holds the opened seed against what was meant
 */
public record KeyAdvertisement(
        int index, PublicPoint sealing, PublicPoint masking, Digest commitment, Signature signature)
        implements PhaseAnswer {
    /** Bytes of a public point, and of a commitment. */
    private static final int POINT = 32;

    static KeyAdvertisement of(SecureContext context, int index, InstanceSecrets secrets, SiteKey key) {
        KeyAdvertisement unsigned = new KeyAdvertisement(
                index,
                AgreementKey.of(secrets.sealing()).point(),
                AgreementKey.of(secrets.masking()).point(),
                commitment(context, index, secrets.self()),
                null);
        Signature signature = Signature.of(key.sign(unsigned.transcript(context)));
        return new KeyAdvertisement(index, unsigned.sealing, unsigned.masking, unsigned.commitment, signature);
    }

    /**
     * Reads what {@link #body} wrote; whether it verifies is another question.
     *
     * @throws RisksetException RS-SEC-012 when it is not two sound points and a commitment
     */
    public static KeyAdvertisement read(int index, byte[] body, Signature signature) {
        if (body.length != 3 * POINT) {
            throw RisksetException.of(Problem.of(
                    SecurityError.POINT, "keys of " + body.length + " bytes, where a public point has 32 bytes"));
        }
        return new KeyAdvertisement(
                index,
                PublicPoint.of(Arrays.copyOf(body, POINT)),
                PublicPoint.of(Arrays.copyOfRange(body, POINT, 2 * POINT)),
                Digest.ofHash(Arrays.copyOfRange(body, 2 * POINT, 3 * POINT)),
                signature);
    }

    /** What a seed commits its site to. */
    static Digest commitment(SecureContext context, int index, Secret seed) {
        return Transcript.of("self-commit")
                .digest(context.ctx())
                .u16(index)
                .bytes(seed.bytes())
                .hash();
    }

    public boolean verifies(SecureContext context, PublicIdentity site) {
        return site.verify(transcript(context), signature.bytes());
    }

    private Transcript transcript(SecureContext context) {
        return Transcript.of("keys")
                .digest(context.ctx())
                .u16(index)
                .bytes(sealing.bytes())
                .bytes(masking.bytes())
                .digest(commitment);
    }

    @Override
    public Phase phase() {
        return Phase.KEYS;
    }

    @Override
    public byte[] body() {
        return ByteBuffer.allocate(3 * POINT)
                .put(sealing.bytes())
                .put(masking.bytes())
                .put(commitment.bytes())
                .array();
    }

    @Override
    public <R> R fold(
            Function<KeyAdvertisement, R> keys,
            Function<SealedShares, R> shares,
            Function<SurvivorSignature, R> survivor,
            Function<UnmaskingShares, R> opening,
            Function<AbortSignature, R> abort) {
        return keys.apply(this);
    }
}
