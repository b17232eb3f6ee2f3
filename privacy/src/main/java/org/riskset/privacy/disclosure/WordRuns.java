// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Words as runs: each run is {@code length * 4 + kind} in groups of seven bits, low ones first; kind 0 are zeros, 1 are
 * ones, 2 are words as they stand, little-endian.
 */
final class WordRuns {
    /** 2^26 ordinals: four times the rows a site may have. */
    static final int MOST_WORDS = 1 << 20;

    private static final int ZEROS = 0;
    private static final int ONES = 1;
    private static final int LITERAL = 2;
    private static final int KIND_BITS = 2;
    private static final int GROUP_BITS = 7;
    private static final int MORE = 0x80;
    private static final int MOST_SHIFT = 28;

    private WordRuns() {}

    static byte[] encode(long[] words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int start = 0;
        while (start < words.length) {
            int kind = kind(words[start]);
            int end = start + 1;
            while (end < words.length && kind(words[end]) == kind) {
                end++;
            }
            writeLength(out, (end - start) << KIND_BITS | kind);
            if (kind == LITERAL) {
                out.writeBytes(bytes(words, start, end));
            }
            start = end;
        }
        return out.toByteArray();
    }

    static long[] decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long[] words = new long[0];
        try {
            while (in.hasRemaining()) {
                int head = readLength(in);
                int from = words.length;
                int length = head >>> KIND_BITS;
                require(length > 0 && length <= MOST_WORDS - from);
                words = Arrays.copyOf(words, from + length);
                fill(words, from, head & (1 << KIND_BITS) - 1, in);
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a set that is cut short", e);
        }
        require(Arrays.equals(encode(words), bytes));
        return words;
    }

    private static void fill(long[] words, int from, int kind, ByteBuffer in) {
        for (int i = from; i < words.length; i++) {
            words[i] = switch (kind) {
                case ZEROS -> 0;
                case ONES -> -1;
                default -> in.getLong();
            };
        }
    }

    private static int kind(long word) {
        if (word == 0) {
            return ZEROS;
        }
        return word == -1 ? ONES : LITERAL;
    }

    private static byte[] bytes(long[] words, int start, int end) {
        ByteBuffer bytes = ByteBuffer.allocate((end - start) * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(words, start, end - start);
        return bytes.array();
    }

    private static void writeLength(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >= MORE) {
            out.write(rest & (MORE - 1) | MORE);
            rest >>>= GROUP_BITS;
        }
        out.write(rest);
    }

    private static int readLength(ByteBuffer in) {
        int value = 0;
        for (int shift = 0; shift < MOST_SHIFT; shift += GROUP_BITS) {
            int group = in.get();
            value |= (group & (MORE - 1)) << shift;
            if ((group & MORE) == 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a run that does not end");
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("bytes that are no set");
        }
    }
}
