// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import org.riskset.survival.error.Problem;

/** How counts may travel; plain has to be written out. */
final class AllowedModes implements Rule {
    @Override
    public String name() {
        return "modes";
    }

    @Override
    public Optional<Problem> refuses(SitePolicy policy, Question question) {
        return policy.modes().contains(question.mode())
                ? Optional.empty()
                : Optional.of(Problem.of(
                                DisclosureError.MODE, "mode " + question.mode().label() + " is not allowed")
                        .with(Problem.KNOWN, policy.modes().toString()));
    }
}
