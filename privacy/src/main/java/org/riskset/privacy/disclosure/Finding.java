// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Arrays;
import java.util.Optional;
import org.riskset.survival.error.Problem;

/**
 * What a check of a question against earlier answers has found.
 *
 * @param asks whether a person may still allow it, else it is refused
 * @param problem its details hold numbers of patients: for a person of this site alone
 */
public record Finding(Check check, boolean asks, Problem problem) {

    /** The checks by the names that people approve them by. */
    public enum Check {
        /** Near-copies. */
        D1,
        /** Sums and differences of several answers. */
        D2,
        /** Rosters. */
        D3,
        /** Extracts. */
        D4;

        /** The check of this name. */
        public static Optional<Check> parse(String name) {
            return Arrays.stream(values()).filter(c -> c.name().equals(name)).findFirst();
        }
    }
}
