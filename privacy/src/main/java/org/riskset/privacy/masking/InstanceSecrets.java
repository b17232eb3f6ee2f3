// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.security.SecureRandom;

/**
 * What a site draws for one masked vector and never uses again: sharing a key over two vectors would let one drop-out
 * open both.
 *
 * @param sealing seals shares for the other sites ({@code c_secret})
 * @param masking makes the masks shared with each other site ({@code s_secret})
 * @param self makes the mask that is the site's own ({@code b})
 */
public record InstanceSecrets(Secret sealing, Secret masking, Secret self) {

    public static InstanceSecrets draw(SecureRandom random) {
        return new InstanceSecrets(Secret.random(random), Secret.random(random), Secret.random(random));
    }

    /** Leaves zeros. */
    public void erase() {
        sealing.erase();
        masking.erase();
        self.erase();
    }
}
