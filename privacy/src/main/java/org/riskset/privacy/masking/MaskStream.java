// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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
 * @see "Warren, Hacker's Delight, section 2-13, for carry and borrow"
 */
final class MaskStream {
    /** Bytes made at a time, a multiple of 16: few enough to be added while they are in the nearest cache. */
    private static final int PIECE = 4 * 1024;

    private static final int BLOCK = 16;
    private static final byte[] ZEROS = new byte[PIECE];
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Cipher cipher;
    private final byte[] piece = new byte[PIECE];

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
        int count;
        for (int at = 0; at < lanes.length; at += count) {
            count = next(Long.BYTES, lanes.length - at);
            if (add) {
                add(lanes, at, count);
            } else {
                subtract(lanes, at, count);
            }
        }
    }

    private void add(long[] lanes, int at, int count) {
        for (int i = 0; i < count; i++) {
            lanes[at + i] += word(i);
        }
    }

    private void subtract(long[] lanes, int at, int count) {
        for (int i = 0; i < count; i++) {
            lanes[at + i] -= word(i);
        }
    }

    /** Adds the stream to lanes of 128 bits, or subtracts it, modulo 2^128. */
    void onto(long[] high, long[] low, boolean add) {
        int count;
        for (int at = 0; at < low.length; at += count) {
            count = next(2 * Long.BYTES, low.length - at);
            if (add) {
                add(high, low, at, count);
            } else {
                subtract(high, low, at, count);
            }
        }
    }

    private void add(long[] high, long[] low, int at, int count) {
        for (int i = 0; i < count; i++) {
            long mask = word(2 * i);
            long before = low[at + i];
            long after = before + mask;
            low[at + i] = after;
            high[at + i] += word(2 * i + 1) + top(before & mask | (before | mask) & ~after);
        }
    }

    private void subtract(long[] high, long[] low, int at, int count) {
        for (int i = 0; i < count; i++) {
            long mask = word(2 * i);
            long before = low[at + i];
            long after = before - mask;
            low[at + i] = after;
            high[at + i] -= word(2 * i + 1) + top(~before & mask | (~before | mask) & after);
        }
    }

    // Carry and borrow without a branch: every second one is taken, and no processor guesses which.
    private static long top(long bits) {
        return bits >>> (Long.SIZE - 1);
    }

    private long word(int i) {
        return (long) WORD.get(piece, Long.BYTES * i);
    }

    // Makes the next piece of the stream and tells how many lanes of so many bytes it has, at most those wanted.
    private int next(int lane, int wanted) {
        int count = Math.min(wanted, PIECE / lane);
        try {
            // Enciphering zeros gives the keystream itself.
            cipher.update(ZEROS, 0, count * lane, piece, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("a stream cipher gives as much as it takes", e);
        }
        return count;
    }

    /** Leaves nothing of the stream behind. */
    void erase() {
        Arrays.fill(piece, (byte) 0);
    }
}
