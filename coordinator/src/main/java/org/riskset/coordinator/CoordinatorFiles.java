// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator;

import java.nio.file.Path;

/** Where a coordinator's keys lie in its folder of keys. */
public record CoordinatorFiles(Path keys) {

    /** The Ed25519 key that signs assignments and invitations. */
    public Path identity() {
        return keys.resolve("identity.key");
    }

    /** The Ed25519 key that signs plans. */
    public Path requester() {
        return keys.resolve("requester.key");
    }

    /** The key of the consortium's certificate authority. */
    public Path authorityKey() {
        return keys.resolve("authority.key");
    }

    /** Its certificate, which invitations carry. */
    public Path authority() {
        return keys.resolve("authority.crt");
    }

    /** How commands reach the running coordinator. */
    public Path token() {
        return keys.resolve("admin.token");
    }
}
