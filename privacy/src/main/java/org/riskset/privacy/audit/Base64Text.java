// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.util.Base64;
import java.util.Optional;

/** Standard base64 of which each sequence of bytes has one text only (RFC 4648, section 4, with padding). */
final class Base64Text {
    private Base64Text() {}

    static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    // The JDK's decoder takes missing padding and bits that are not used.
    static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text))
                    .filter(bytes -> of(bytes).equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
