// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.security.SecureRandom;

/** A site's source of secrets, drawn from the seed: for tests alone. */
final class DrawnSecrets extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final transient Dice dice;

    DrawnSecrets(Dice dice) {
        super(null, null);
        this.dice = dice;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        dice.fill(bytes);
    }
}
