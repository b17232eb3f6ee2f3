// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import org.riskset.survival.error.Problem;

/** What a plan is for has to be agreed on. */
final class AllowedPurposes implements Rule {
    @Override
    public String name() {
        return "purposes";
    }

    @Override
    public Optional<Problem> refuses(SitePolicy policy, Question question) {
        return policy.allowsPurpose(question.plan().purpose())
                ? Optional.empty()
                : Optional.of(Problem.of(DisclosureError.PURPOSE, "the purpose is not agreed to")
                        .with(Problem.SEEN, question.plan().purpose()));
    }
}
