// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys from shared secrets: HKDF with SHA-256.
 *
 * @see "RFC 5869, sections 2.2 and 2.3"
 */
public final class Hkdf {
    private static final String HMAC = "HmacSHA256";
    private static final int BLOCK = 32;
    private static final int MOST_BLOCKS = 255;

    private Hkdf() {}

    /** A pseudorandom key, 32 bytes: {@code PRK = HMAC(salt, ikm)}. */
    public static byte[] extract(byte[] salt, byte[] ikm) {
        return mac(salt, ikm);
    }

    /**
     * As many bytes as asked: {@code T(i) = HMAC(prk, T(i-1) || info || i)}, one after the other.
     *
     * @param length in bytes, 1 to 8160
     */
    public static byte[] expand(byte[] prk, byte[] info, int length) {
        if (length < 1 || length > MOST_BLOCKS * BLOCK) {
            throw new IllegalArgumentException("HKDF gives 1 to 8160 bytes, not " + length);
        }
        byte[] out = new byte[length];
        byte[] block = new byte[0];
        for (int at = 0, i = 1; at < length; at += BLOCK, i++) {
            block = mac(prk, next(block, info, i));
            System.arraycopy(block, 0, out, at, Math.min(BLOCK, length - at));
        }
        Arrays.fill(block, (byte) 0);
        return out;
    }

    private static byte[] next(byte[] block, byte[] info, int counter) {
        byte[] input = Arrays.copyOf(block, block.length + info.length + 1);
        System.arraycopy(info, 0, input, block.length, info.length);
        input[input.length - 1] = (byte) counter;
        return input;
    }

    private static byte[] mac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            // An empty salt is a string of zeros (RFC 5869, 2.2); the JDK refuses an empty key.
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[BLOCK] : key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
