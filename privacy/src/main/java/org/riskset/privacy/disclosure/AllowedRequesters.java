// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import org.riskset.survival.error.Problem;

/** Who may ask, and until when. */
final class AllowedRequesters implements Rule {
    @Override
    public String name() {
        return "requesters";
    }

    @Override
    public Optional<Problem> refuses(SitePolicy policy, Question question) {
        boolean allowed = policy.allowsRequester(question.request().requester().toString(), question.today());
        return allowed
                ? Optional.empty()
                : Optional.of(Problem.of(RequesterError.NOT_ALLOWED, "the requester's key is not allowed here")
                        .with(Problem.SEEN, question.request().requester().toString()));
    }
}
