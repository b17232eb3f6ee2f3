// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import java.util.Optional;
import org.riskset.proto.document.Item;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Quoted;

/** Hashes and keys as files write them. */
final class Hashes {
    private static final String DIGITS = "[0-9a-f]{64}";

    private Hashes() {}

    static Optional<String> sha256(Item item) {
        return written(item, "sha256:");
    }

    static Optional<Digest> digest(Item item) {
        return sha256(item).map(Digest::parse);
    }

    static Optional<String> ed25519(Item item) {
        return written(item, "ed25519:");
    }

    private static Optional<String> written(Item item, String prefix) {
        return item.text().filter(text -> {
            boolean fits = text.matches(prefix + DIGITS);
            if (!fits) {
                item.wrong(Quoted.of(text) + " is cut short or misspelled", prefix + " and 64 hexadecimal digits");
            }
            return fits;
        });
    }
}
