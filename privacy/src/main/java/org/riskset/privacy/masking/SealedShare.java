// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.riskset.privacy.identity.Hkdf;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * One site's shares for one other site, which the coordinator carries and cannot open.
 *
 * <pre>key  = HKDF-Expand(HKDF-Extract(t1, X25519(c_u, C_v)), T("share-enc", u16 u, u16 v), 32)
 *seal = AES-256-GCM(key, nonce 0, u16 u || u16 v || share_b || share_s, AAD T("share-aad", t1, u16 u, u16 v))</pre>
 *
 * <p>The nonce is zero because the key is used once: t1 binds keys that are fresh for this instance.
 *
 * @param from who shares
 * @param to for whom it is sealed
 * @param bytes 86 bytes, not to be modified
 */
public record SealedShare(int from, int to, byte[] bytes) {
    /** Bytes of a sealed share. */
    public static final int LENGTH = 86;

    private static final int PLAIN = 2 + 2 + 2 * Shamir.SHARE;
    private static final int TAG_BITS = 128;
    private static final int NONCE = 12;

    /** Seals with the sender's key for the receiver's point. */
    static SealedShare seal(Digest t1, int from, int to, AgreementKey own, PublicPoint receiver, SharePair shares) {
        byte[] plain = ByteBuffer.allocate(PLAIN)
                .putShort((short) from)
                .putShort((short) to)
                .put(shares.ofSelf())
                .put(shares.ofMasking())
                .array();
        try {
            return new SealedShare(from, to, gcm(Cipher.ENCRYPT_MODE, t1, from, to, own.agree(receiver), plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM seals anything", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * Opens with the receiver's key and the sender's point.
     *
     * @throws RisksetException RS-SEC-013 when it does not open, names other sites, or holds no shares
     */
    SharePair open(Digest t1, AgreementKey own, PublicPoint sender) {
        if (bytes.length != LENGTH) {
            throw wrong("has " + bytes.length + " bytes", null); // the JDK has no one way to refuse less than a tag
        }
        byte[] plain;
        try {
            plain = gcm(Cipher.DECRYPT_MODE, t1, from, to, own.agree(sender), bytes);
        } catch (GeneralSecurityException e) {
            throw wrong("does not open", e);
        }
        try {
            return shares(ByteBuffer.wrap(plain));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private SharePair shares(ByteBuffer plain) {
        byte[] ofSelf = new byte[Shamir.SHARE];
        byte[] ofMasking = new byte[Shamir.SHARE];
        if (plain.getShort() != (short) from || plain.getShort() != (short) to) {
            throw wrong("names other sites", null);
        }
        plain.get(ofSelf).get(ofMasking);
        if (!Shamir.isShare(ofSelf) || !Shamir.isShare(ofMasking)) {
            throw wrong("holds no shares", null);
        }
        return SharePair.of(ofSelf, ofMasking);
    }

    private static byte[] gcm(int direction, Digest t1, int from, int to, byte[] agreed, byte[] input)
            throws GeneralSecurityException {
        byte[] info = Transcript.of("share-enc").u16(from).u16(to).toBytes();
        byte[] key = Hkdf.expand(Hkdf.extract(t1.bytes(), agreed), info, Secret.LENGTH);
        Arrays.fill(agreed, (byte) 0);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(direction, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, new byte[NONCE]));
        Arrays.fill(key, (byte) 0);
        cipher.updateAAD(Transcript.of("share-aad").digest(t1).u16(from).u16(to).toBytes());
        return cipher.doFinal(input);
    }

    private RisksetException wrong(String what, Exception cause) {
        Problem problem = Problem.of(SecurityError.SHARE, "the share from member " + from + " " + what);
        return cause == null ? RisksetException.of(problem) : RisksetException.of(problem, cause);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedShare share
                && from == share.from
                && to == share.to
                && Arrays.equals(bytes, share.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SealedShare[" + from + " -> " + to + "]";
    }
}
