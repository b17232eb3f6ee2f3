// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

/** Something that must never happen has happened. An error, so that no code under test can catch it. */
final class Violation extends Error {
    private static final long serialVersionUID = 1;

    Violation(String what) {
        super(what);
    }

    static void unless(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(otherwise);
        }
    }
}
