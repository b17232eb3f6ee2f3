// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import java.util.HexFormat;

/**
 * An Ed25519 signature as it travelled; whether it verifies is another question.
 *
 * @param hex lower-case hexadecimal digits of any even number: bytes from outside may have any length
 */
public record Signature(String hex) {

    public static Signature of(byte[] bytes) {
        return new Signature(HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
