// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keystream of one mask, cut into lanes: AES-256-CTR from counter 0, little-endian pieces one after the other.
 *
 * <p>Made and added piece by piece, so that a mask of any length takes little memory and stays in the processor's cache.
 *
 * @see "NIST SP 800-38A, section 6.5"
 */
final class MaskStream {
    /** Bytes made at a time; a multiple of 16. */
    private static final int PIECE = 16 * 1024;

    private static final int BLOCK = 16;
    private static final byte[] ZEROS = new byte[PIECE];

    private final Cipher cipher;
    private final byte[] piece = new byte[PIECE];
    private final long[] words = new long[PIECE / Long.BYTES];

    /** The stream of a key of 32 bytes, which is erased. */
    MaskStream(byte[] key) {
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-256-CTR", e);
        }
        Arrays.fill(key, (byte) 0);
    }

    /** Adds the stream to lanes of 64 bits, or subtracts it, modulo 2^64. */
    void onto(long[] lanes, boolean add) {
        int at = 0;
        while (at < lanes.length) {
            int count = next(lanes.length - at);
            if (add) {
                for (int i = 0; i < count; i++) {
                    lanes[at + i] += words[i];
                }
            } else {
                for (int i = 0; i < count; i++) {
                    lanes[at + i] -= words[i];
                }
            }
            at += count;
        }
    }

    /** Adds the stream to lanes of 128 bits, or subtracts it, modulo 2^128. */
    void onto(long[] high, long[] low, boolean add) {
        int at = 0;
        while (at < low.length) {
            int count = next(2 * (low.length - at)) / 2;
            for (int i = 0; i < count; i++) {
                if (add) {
                    add(high, low, at + i, words[2 * i + 1], words[2 * i]);
                } else {
                    subtract(high, low, at + i, words[2 * i + 1], words[2 * i]);
                }
            }
            at += count;
        }
    }

    private static void add(long[] high, long[] low, int lane, long maskHigh, long maskLow) {
        low[lane] += maskLow;
        high[lane] += maskHigh + (Long.compareUnsigned(low[lane], maskLow) < 0 ? 1 : 0);
    }

    private static void subtract(long[] high, long[] low, int lane, long maskHigh, long maskLow) {
        long borrow = Long.compareUnsigned(low[lane], maskLow) < 0 ? 1 : 0;
        low[lane] -= maskLow;
        high[lane] -= maskHigh + borrow;
    }

    // The next words of the stream, as many as fit a piece.
    private int next(int wanted) {
        int count = Math.min(wanted, words.length);
        try {
            // Enciphering zeros gives the keystream itself.
            cipher.update(ZEROS, 0, count * Long.BYTES, piece, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("a stream cipher gives as much as it takes", e);
        }
        ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words, 0, count);
        return count;
    }

    /** Leaves nothing of the stream behind. */
    void erase() {
        Arrays.fill(piece, (byte) 0);
        Arrays.fill(words, 0);
    }
}
