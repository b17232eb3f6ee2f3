// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.riskset.survival.digest.Digest;

/**
 * The bytes that are signed or hashed: a label and fields, each with its length before it.
 *
 * <pre>T(label, f1, f2, ...) = lp("riskset/secagg/v1/" + label) || lp(f1) || lp(f2) || ...,   lp(x) = u32be(|x|) || x</pre>
 *
 * <p><b>Guarantees.</b> Two transcripts with different labels or fields are different bytes, so a signature made for one
 * message means nothing as another. Integers are unsigned, big-endian, of fixed width; the width is part of the format.
 *
 * <p>A transcript grows as fields are appended and is used by one thread.
 */
public final class Transcript {
    private static final String NAMESPACE = "riskset/secagg/v1/";
    private static final long LARGEST_U32 = 0xffff_ffffL;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Transcript(String label) {
        bytes((NAMESPACE + label).getBytes(UTF_8));
    }

    /** A transcript with this label and no field yet. */
    public static Transcript of(String label) {
        return new Transcript(label);
    }

    public Transcript u8(int value) {
        require(value, 0xff);
        return bytes(new byte[] {(byte) value});
    }

    public Transcript u16(int value) {
        require(value, 0xffff);
        return bytes(ByteBuffer.allocate(Short.BYTES).putShort((short) value).array());
    }

    public Transcript u32(long value) {
        require(value, LARGEST_U32);
        return bytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) value).array());
    }

    /** Times are Unix seconds in this width; negative numbers have no encoding. */
    public Transcript u64(long value) {
        require(value, Long.MAX_VALUE);
        return bytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    /** A field of any length, zero included. */
    public Transcript bytes(byte[] field) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        out.writeBytes(field);
        return this;
    }

    /** A field in UTF-8, without normalization. */
    public Transcript text(String field) {
        return bytes(field.getBytes(UTF_8));
    }

    /** The 32 bytes of a digest. */
    public Transcript digest(Digest field) {
        return bytes(field.bytes());
    }

    /** What is signed. */
    public byte[] toBytes() {
        return out.toByteArray();
    }

    /** H(T), SHA-256. */
    public Digest hash() {
        return Digest.of(toBytes());
    }

    private static void require(long value, long largest) {
        if (value < 0 || value > largest) {
            throw new IllegalArgumentException(value + " is not in 0.." + largest);
        }
    }
}
