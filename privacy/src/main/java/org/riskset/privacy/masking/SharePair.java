// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.Arrays;

/**
 * What one site holds of another's secrets: a share of the self mask's seed and a share of the masking key. It gives
 * away one of them at most, never both.
 */
public final class SharePair {
    private final byte[] ofSelf;
    private final byte[] ofMasking;

    private SharePair(byte[] ofSelf, byte[] ofMasking) {
        this.ofSelf = ofSelf;
        this.ofMasking = ofMasking;
    }

    /**
     * Two shares of 33 bytes, copied.
     *
     * @throws IllegalArgumentException when one is no element of the field
     */
    public static SharePair of(byte[] ofSelf, byte[] ofMasking) {
        if (!Shamir.isShare(ofSelf) || !Shamir.isShare(ofMasking)) {
            throw new IllegalArgumentException("not a share");
        }
        return new SharePair(ofSelf.clone(), ofMasking.clone());
    }

    /** Share of {@code b}, 33 bytes. */
    public byte[] ofSelf() {
        return ofSelf.clone();
    }

    /** Share of {@code s_secret}, 33 bytes. */
    public byte[] ofMasking() {
        return ofMasking.clone();
    }

    /** Leaves zeros. */
    public void erase() {
        Arrays.fill(ofSelf, (byte) 0);
        Arrays.fill(ofMasking, (byte) 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SharePair pair
                && java.security.MessageDigest.isEqual(ofSelf, pair.ofSelf)
                && java.security.MessageDigest.isEqual(ofMasking, pair.ofMasking);
    }

    @Override
    public int hashCode() {
        return Shamir.SHARE;
    }

    /** Never the shares. */
    @Override
    public String toString() {
        return "SharePair[2 shares]";
    }
}
