// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * 32 secret bytes, as they were drawn.
 *
 * <p><b>Guarantees.</b> No text form shows them, comparing takes the same time for any two, and {@link #erase} leaves
 * zeros. Not protected: copies that the JDK's cryptography makes while it computes.
 */
public final class Secret {
    /** Bytes of every secret of the protocol. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new one. */
    public static Secret random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new Secret(bytes);
    }

    /**
     * One that was drawn before; the bytes are copied.
     *
     * @throws IllegalArgumentException when there are not 32
     */
    public static Secret of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a secret has 32 bytes, not " + bytes.length);
        }
        return new Secret(bytes.clone());
    }

    /** A copy, which its user erases. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Leaves zeros. */
    public void erase() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    /** The same for all: a hash of the bytes would tell something of them. */
    @Override
    public int hashCode() {
        return LENGTH;
    }

    @Override
    public String toString() {
        return "Secret[" + LENGTH + " bytes]";
    }
}
