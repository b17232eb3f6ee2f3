// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import org.riskset.survival.counts.Aggregate;

/** Counts that pass without a policy, for tests of what comes after it. */
public final class ClearedCounts {
    private ClearedCounts() {}

    public static Cleared of(Aggregate counts) {
        return new Cleared(counts);
    }
}
