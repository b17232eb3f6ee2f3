// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import java.util.Locale;
import java.util.Optional;

/** How counts travel. */
public enum Mode {
    /** The coordinator sees each site's counts; a site's policy has to allow it in writing. */
    PLAIN,
    /** Masked: only the sum over several sites opens. */
    SECURE;

    /** As in policies, on the command line and in what is signed. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Mode> named(String label) {
        for (Mode mode : values()) {
            if (mode.label().equals(label)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
