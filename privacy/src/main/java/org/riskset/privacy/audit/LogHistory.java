// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import org.riskset.privacy.audit.BundleVerifier.Verified;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Two bundles of one log, taken at different times or handed to different people: the longer has to begin with the shorter.
 *
 * <p><b>Guarantees.</b> As both are signed by one key, two that do not fit together prove that its holder showed different
 * histories; nobody else could have made them.
 */
public final class LogHistory {
    private LogHistory() {}

    public static boolean isOfOneLog(Verified one, Verified other) {
        return one.manifest().log().equals(other.manifest().log());
    }

    /** How many entries both have; {@code RS-AUDIT-010} when they are not the same. */
    public static int shared(Verified one, Verified other) {
        int shared = Math.min(one.entries().size(), other.entries().size());
        for (int i = 0; i < shared; i++) {
            AuditEntry first = one.entries().get(i);
            AuditEntry second = other.entries().get(i);
            if (!first.json().equals(second.json())) {
                throw RisksetException.of(Problem.of(
                                AuditError.FORK,
                                "entry " + (i + 1) + " is another in each of two logs of one name and key")
                        .with("one", first.json())
                        .with("other", second.json())
                        .with(
                                Problem.DO,
                                "keep both files; both are signed with "
                                        + one.manifest().log().vkey()));
            }
        }
        return shared;
    }
}
