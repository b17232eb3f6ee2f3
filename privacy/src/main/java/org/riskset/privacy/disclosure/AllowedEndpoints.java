// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import org.riskset.survival.error.Problem;

/** Which outcomes may be asked about. */
final class AllowedEndpoints implements Rule {
    @Override
    public String name() {
        return "endpoints";
    }

    @Override
    public Optional<Problem> refuses(SitePolicy policy, Question question) {
        return question.plan().endpoint().stream().allMatch(policy::allowsEndpoint)
                ? Optional.empty()
                : Optional.of(Problem.of(DisclosureError.ENDPOINT_OR_VARIABLE, "the endpoint is not allowed")
                        .with(Problem.SEEN, question.plan().endpoint().orElse("")));
    }
}
