// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import org.riskset.survival.error.Problem;

/** A changed dictionary is a new approval. */
final class AllowedStudies implements Rule {
    @Override
    public String name() {
        return "studies";
    }

    @Override
    public Optional<Problem> refuses(SitePolicy policy, Question question) {
        return policy.allowsStudy(question.study().id(), question.request().study())
                ? Optional.empty()
                : Optional.of(Problem.of(
                                DisclosureError.STUDY,
                                "study " + question.study().id() + " is not agreed to")
                        .with(Problem.SEEN, question.request().study().toString()));
    }
}
