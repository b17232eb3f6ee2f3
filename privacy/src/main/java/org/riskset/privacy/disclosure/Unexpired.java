// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import org.riskset.survival.error.Problem;

/** Policies and requests end. */
final class Unexpired implements Rule {
    @Override
    public String name() {
        return "expires";
    }

    @Override
    public Optional<Problem> refuses(SitePolicy policy, Question question) {
        boolean requestOver =
                question.now().getEpochSecond() > question.request().notAfter();
        return policy.expired(question.today()) || requestOver
                ? Optional.of(Problem.of(
                        DisclosureError.EXPIRED, requestOver ? "the request has ended" : "the policy has ended"))
                : Optional.empty();
    }
}
