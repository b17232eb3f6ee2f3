// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import org.riskset.survival.error.Problem;

/** Many small groups are many small numbers. */
final class LargestQuestion implements Rule {
    @Override
    public String name() {
        return "max_groups, max_patterns";
    }

    @Override
    public Optional<Problem> refuses(SitePolicy policy, Question question) {
        return policy.limits().allows(question.study(), question.plan())
                ? Optional.empty()
                : Optional.of(Problem.of(DisclosureError.GROUPS, "the plan divides patients more finely than allowed")
                        .with(Problem.DO, "ask with fewer groups, strata or terms"));
    }
}
