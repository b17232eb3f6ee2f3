// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.util.List;
import java.util.Optional;
import org.riskset.survival.digest.ShortestDecimal;
import org.riskset.survival.error.Problem;

/**
 * What happens to a patient and when: the columns of time and event and the meaning of the event's codes.
 *
 * @param event the column that holds the event code
 * @param censored codes that mean no event
 * @param causes in study order; several are competing risks
 * @param release the lattice of a thresholded release, when one is allowed
 */
public record Endpoint(
        String name,
        TimeColumns times,
        String event,
        List<String> censored,
        List<CauseCodes> causes,
        Optional<ReleaseLattice> release) {

    public Endpoint {
        censored = List.copyOf(censored);
        causes = List.copyOf(causes);
    }

    public List<String> causeNames() {
        return causes.stream().map(CauseCodes::name).toList();
    }

    /** Whether patients come under observation after time zero (left truncation). */
    public boolean hasEntry() {
        return times.entry().isPresent();
    }

    /**
     * The lattice of a thresholded release.
     *
     * @param step in the study's time unit
     * @param horizon in the study's time unit
     */
    public record ReleaseLattice(double step, double horizon) {

        /** Why nothing below an exact release can be made of a grid; empty when it can. */
        public static Optional<Problem> missing(TimeGrid grid, Endpoint endpoint) {
            if (endpoint.release().filter(r -> r.fits(grid)).isPresent()) {
                return Optional.empty();
            }
            String seen = endpoint.release()
                    .map(r -> "step " + ShortestDecimal.of(r.step()) + ", horizon " + ShortestDecimal.of(r.horizon()))
                    .orElse("no release for " + endpoint.name());
            return Optional.of(Problem.of(PlanError.OTHER_LATTICE, "this release needs the study's lattice")
                    .with(Problem.EXPECTED, "a grid that divides the step, and the horizon of the study: " + seen));
        }

        /** Whether a grid counts every end of a step, and no further than the horizon. */
        public boolean fits(TimeGrid grid) {
            return Math.rint(step / grid.width()) >= 1
                    && grid.contains(step)
                    && grid.horizon().isPresent()
                    && grid.horizon().getAsDouble() == horizon;
        }
    }
}
