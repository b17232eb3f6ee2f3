// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.List;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;

/**
 * What the coordinator asks; its signature was checked, and the documents have the digests that {@code signed} names.
 *
 * @param number of the run at the coordinator, for people
 * @param study canonical JSON
 * @param plan canonical JSON
 * @param answerBy Unix seconds
 */
public record Request(
        RunId run,
        int number,
        int attempt,
        Mode mode,
        PlanRequest signed,
        List<Invited> invited,
        long answerBy,
        String study,
        String plan) {
    public Request {
        invited = List.copyOf(invited);
    }

    /** Whether this asks the same of no other sites, as a new attempt does. */
    boolean sameQuestion(Request earlier) {
        return run.equals(earlier.run)
                && attempt > earlier.attempt
                && mode == earlier.mode
                && signed.equals(earlier.signed)
                && earlier.invited.containsAll(invited);
    }

    /** A site that was asked. */
    public record Invited(SiteId site, PublicIdentity identity) {}
}
