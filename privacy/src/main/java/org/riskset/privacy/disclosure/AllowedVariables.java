// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import org.riskset.survival.error.Problem;

/** Which variables may be asked about. */
final class AllowedVariables implements Rule {
    @Override
    public String name() {
        return "variables";
    }

    @Override
    public Optional<Problem> refuses(SitePolicy policy, Question question) {
        return policy.variables()
                .refused(question.plan())
                .map(variable -> Problem.of(
                                DisclosureError.ENDPOINT_OR_VARIABLE, "a variable is not allowed where it stands")
                        .with(Problem.SEEN, variable));
    }
}
