// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import org.riskset.survival.digest.Digest;

/**
 * The body of an assignment that is fetched instead of sent along.
 *
 * @param digest SHA-256 of the bytes, by which they are asked for
 * @param bytes the protobuf bytes of an Assignment in which nothing but the body is set; not to be modified
 */
public record LargeBody(Digest digest, byte[] bytes) {
    /** Bytes of the largest: a roster of 4096 members, each with conditions of 4 KiB and the longest name. */
    static final long LONGEST = 4096L * (4096 + 512);

    static LargeBody of(byte[] bytes) {
        return new LargeBody(Digest.of(bytes), bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LargeBody body && digest.equals(body.digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return "LargeBody[" + digest.brief() + ", " + bytes.length + " bytes]";
    }
}
