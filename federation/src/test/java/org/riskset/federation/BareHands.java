// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.riskset.privacy.identity.Hkdf;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;

/** The arithmetic of the protocol a second time, for whoever has secrets it should not have. 64-bit lanes alone. */
final class BareHands {
    private static final BigInteger P = BigInteger.TWO.pow(256).add(BigInteger.valueOf(297));
    private static final int SECRET = 32;

    private BareHands() {}

    static long[] lanes(byte[] vector) {
        long[] lanes = new long[vector.length / Long.BYTES];
        ByteBuffer.wrap(vector).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(lanes);
        return lanes;
    }

    /** Puts the mask that is one site's own onto lanes, or takes it off. */
    static void self(long[] lanes, Digest t2, int index, byte[] seed, boolean add) {
        byte[] prk = Hkdf.extract(t2.bytes(), seed);
        onto(lanes, prk, Transcript.of("self-mask").u16(index).u8(64), add);
    }

    /** The mask between {@code own} and {@code other} as it stands in the vector of {@code own}. */
    static void pair(long[] lanes, Digest t2, int own, int other, byte[] agreed, boolean add) {
        byte[] prk = Hkdf.extract(t2.bytes(), agreed);
        Transcript label = Transcript.of("pair-mask")
                .u16(Math.min(own, other))
                .u16(Math.max(own, other))
                .u8(64);
        onto(lanes, prk, label, add == (own < other));
    }

    private static void onto(long[] lanes, byte[] prk, Transcript label, boolean add) {
        byte[] key = Hkdf.expand(prk, label.toBytes(), SECRET);
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
            long[] stream = lanes(cipher.doFinal(new byte[lanes.length * Long.BYTES]));
            for (int i = 0; i < lanes.length; i++) {
                lanes[i] += add ? stream[i] : -stream[i];
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** X25519. */
    static byte[] agree(byte[] secret, byte[] point) {
        byte[] big = new byte[SECRET];
        for (int i = 0; i < SECRET; i++) {
            big[i] = point[SECRET - 1 - i];
        }
        try {
            KeyFactory keys = KeyFactory.getInstance("X25519");
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret)));
            agreement.doPhase(
                    keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, big))), true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public point of a secret. */
    static byte[] point(byte[] secret) {
        byte[] nine = new byte[SECRET];
        nine[0] = 9;
        return agree(secret, nine);
    }

    /** What Lagrange's polynomials make of these shares, whether they are enough or not. */
    static byte[] interpolated(Map<Integer, byte[]> shares) {
        BigInteger secret = BigInteger.ZERO;
        for (int i : new TreeMap<>(shares).keySet()) {
            BigInteger weight = BigInteger.ONE;
            for (int j : shares.keySet()) {
                if (j != i) {
                    BigInteger below = BigInteger.valueOf(j - (long) i).modInverse(P);
                    weight = weight.multiply(BigInteger.valueOf(j))
                            .multiply(below)
                            .mod(P);
                }
            }
            secret = secret.add(weight.multiply(new BigInteger(1, shares.get(i))))
                    .mod(P);
        }
        byte[] bytes = new byte[SECRET];
        for (int i = 0; i < SECRET; i++) {
            bytes[SECRET - 1 - i] = secret.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }
}
