// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

/** Where the process of one party may die: before, within and after everything it writes. */
final class CrashPoints {
    private int left;

    /** The process dies at the count-th point from now. */
    void arm(int count) {
        left = count;
    }

    void disarm() {
        left = 0;
    }

    void pass(String where) {
        if (left > 0 && --left == 0) {
            throw new Crash(this, where);
        }
    }
}
