// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.riskset.privacy.disclosure.AllowList;
import org.riskset.privacy.disclosure.PlanLimits;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.disclosure.ReleaseDemand;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.disclosure.SitePolicy.Approval;
import org.riskset.privacy.disclosure.VariableRules;
import org.riskset.privacy.identity.Mode;

/** Policies of {@code site-1}. */
final class SamplePolicies {
    private SamplePolicies() {}

    /** Both modes; {@code site-2} and {@code site-3} are pinned. */
    static SitePolicy policy(Approval approval, int minSites) {
        return policy(approval, minSites, Quorum.DEFAULT, "site-2", "site-3");
    }

    static SitePolicy policy(Approval approval, int minSites, Quorum quorum, String... peers) {
        return new SitePolicy(
                1,
                AllowList.everything(),
                AllowList.everything(),
                AllowList.everything(),
                AllowList.everything(),
                List.of(Mode.PLAIN, Mode.SECURE),
                AllowList.only(Stream.of(peers).map(SamplePolicies::pinned).toList()),
                minSites,
                quorum,
                OptionalDouble.empty(),
                VariableRules.EVERYTHING,
                PlanLimits.NONE,
                ReleaseDemand.EXACT,
                approval,
                List.of(),
                Optional.empty());
    }

    private static SitePolicy.Peer pinned(String site) {
        return new SitePolicy.Peer(
                site, SampleTasks.key(site).identity().fingerprint().file());
    }
}
