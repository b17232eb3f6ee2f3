// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.riskset.survival.digest.Digest;

/**
 * The hashes of a log's tree. The byte before keeps leaves and nodes apart, so that no node passes for an entry.
 *
 * <pre>leaf = H(0x00 || entry),   node = H(0x01 || left || right),   empty tree = H()</pre>
 *
 * @see "RFC 9162, section 2.1.1"
 */
public final class TreeHash {
    /** The root of a tree without leaves. */
    public static final Digest EMPTY = Digest.of(new byte[0]);

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private TreeHash() {}

    public static Digest leaf(byte[] entry) {
        MessageDigest hash = sha256();
        hash.update(LEAF);
        return Digest.ofHash(hash.digest(entry));
    }

    public static Digest node(Digest left, Digest right) {
        MessageDigest hash = sha256();
        hash.update(NODE);
        hash.update(left.bytes());
        return Digest.ofHash(hash.digest(right.bytes()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
