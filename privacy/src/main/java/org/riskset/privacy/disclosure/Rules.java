// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.List;

/** Every rule, in the order in which they are asked; the first refusal wins. */
final class Rules {
    static final List<Rule> ALL = List.of(
            new AllowedRequesters(),
            new Unexpired(),
            new AllowedStudies(),
            new AllowedPurposes(),
            new AllowedModes(),
            new SecureDemands(),
            new AllowedEndpoints(),
            new AllowedVariables(),
            new FinestGrid(),
            new LargestQuestion(),
            new ReleaseLatticeRule(),
            new PinnedPeers(),
            new MinimumSites());

    private Rules() {}
}
