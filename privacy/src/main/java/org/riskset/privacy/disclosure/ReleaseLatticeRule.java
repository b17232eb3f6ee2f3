// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import org.riskset.survival.error.Problem;
import org.riskset.survival.study.AnalysisPlan.TimePlan;
import org.riskset.survival.study.Endpoint;
import org.riskset.survival.study.Endpoint.ReleaseLattice;
import org.riskset.survival.study.TimeGrid;

/**
 * Below an exact release all plans of an endpoint share the study's lattice and horizon: two lattices over the same
 * patients would give small numbers by subtraction.
 */
final class ReleaseLatticeRule implements Rule {
    @Override
    public String name() {
        return "release, release_step";
    }

    @Override
    public Optional<Problem> refuses(SitePolicy policy, Question question) {
        Optional<TimePlan> time = question.plan().time();
        if (policy.release().level() == ReleaseLevel.EXACT || time.isEmpty()) {
            return Optional.empty();
        }
        Endpoint endpoint = question.study()
                .endpoint(question.plan().endpoint().orElseThrow())
                .orElseThrow();
        return ReleaseLattice.missing(time.get().grid(), endpoint).or(() -> tooFine(policy.release(), endpoint));
    }

    private static Optional<Problem> tooFine(ReleaseDemand demand, Endpoint endpoint) {
        double step = endpoint.release().orElseThrow().step();
        return demand.step().isPresent() && step < demand.step().getAsDouble() * (1 - TimeGrid.SAME_QUOTIENT)
                ? Optional.of(
                        Problem.of(DisclosureError.GRID, "the study's release has smaller steps than this site accepts")
                                .with(Problem.DO, "agree on a study with a larger  release: {step}"))
                : Optional.empty();
    }
}
