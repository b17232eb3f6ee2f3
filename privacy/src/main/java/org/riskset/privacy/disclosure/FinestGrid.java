// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import org.riskset.survival.error.Problem;

/** A fine grid tells single times. */
final class FinestGrid implements Rule {
    @Override
    public String name() {
        return "finest_grid";
    }

    @Override
    public Optional<Problem> refuses(SitePolicy policy, Question question) {
        return question.plan().time().stream()
                        .allMatch(t -> policy.allowsGrid(t.grid().width()))
                ? Optional.empty()
                : Optional.of(Problem.of(
                                DisclosureError.GRID,
                                "the grid is finer than " + policy.finestGrid().getAsDouble())
                        .with(Problem.DO, "ask for a wider grid"));
    }
}
