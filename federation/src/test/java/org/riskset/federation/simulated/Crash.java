// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

/** A process dies here. An error, so that nothing in it goes on. */
final class Crash extends Error {
    private static final long serialVersionUID = 1;

    private final transient CrashPoints whose;

    Crash(CrashPoints whose, String where) {
        super(where, null, false, false);
        this.whose = whose;
    }

    /** Whose process it is. */
    CrashPoints whose() {
        return whose;
    }
}
