// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The name of a run: 16 random bytes.
 *
 * @param hex 32 lower-case hexadecimal digits
 */
public record RunId(String hex) {

    private static final int LENGTH = 16;

    public RunId {
        if (!hex.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("not 16 bytes in hexadecimal: " + hex);
        }
    }

    /**
     * The run with this name.
     *
     * @throws IllegalArgumentException when there are not 16 bytes
     */
    public static RunId of(byte[] bytes) {
        return new RunId(HexFormat.of().formatHex(bytes));
    }

    /** A new name. */
    public static RunId random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return of(bytes);
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
