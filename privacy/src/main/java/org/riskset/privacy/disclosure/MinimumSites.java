// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import org.riskset.survival.error.Problem;

/** A sum over too few sites tells each of them about the others. */
final class MinimumSites implements Rule {
    @Override
    public String name() {
        return "min_sites";
    }

    @Override
    public Optional<Problem> refuses(SitePolicy policy, Question question) {
        int invited = question.invited().size();
        return invited >= policy.minSites() ? Optional.empty() : Optional.of(tooFew(invited, policy.minSites()));
    }

    static Problem tooFew(int seen, int demanded) {
        return Problem.of(DisclosureError.MIN_SITES, seen + " sites where this site demands " + demanded);
    }
}
