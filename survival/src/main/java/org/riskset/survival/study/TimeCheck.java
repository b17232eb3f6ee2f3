// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.util.List;
import java.util.Optional;
import org.riskset.survival.digest.ShortestDecimal;
import org.riskset.survival.error.Problem;
import org.riskset.survival.study.AnalysisPlan.Estimates;
import org.riskset.survival.study.Endpoint.ReleaseLattice;

/** Endpoint, times and estimates of a plan. */
final class TimeCheck {
    private final AnalysisPlan plan;
    private final PlanFindings found;

    TimeCheck(AnalysisPlan plan, PlanFindings found) {
        this.plan = plan;
        this.found = found;
    }

    void check(Optional<Endpoint> endpoint) {
        boolean onlyBaseline = !plan.baseline().isEmpty()
                && plan.tests().isEmpty()
                && plan.models().isEmpty();
        if (!onlyBaseline || plan.endpoint().isPresent()) {
            required("endpoint", plan.endpoint().isPresent());
            required("time", plan.time().isPresent());
        }
        plan.time().ifPresent(time -> {
            horizon(time.grid());
            times("/time/landmarks", time.landmarks(), false);
            times("/time/tau", time.tau(), true);
            endpoint.ifPresent(e -> lattice(time.grid(), e));
        });
        estimates(plan.estimates());
    }

    private void required(String key, boolean there) {
        if (!there) {
            found.add("/" + key, Problem.of(PlanError.MISSING_KEY, "required key \"" + key + "\" is missing"));
        }
    }

    private void horizon(TimeGrid grid) {
        if (grid.horizon().isEmpty()) {
            return;
        }
        double horizon = grid.horizon().getAsDouble();
        if (!(horizon > 0) || Double.isInfinite(horizon)) {
            found.add(
                    "/time/horizon", Problem.of(PlanError.WRONG_TIME, "horizon " + shown(horizon) + " is not above 0"));
        } else if (!grid.contains(horizon) || grid.index(horizon) < 1) {
            String what = "horizon " + shown(horizon) + " is not a multiple of grid " + shown(grid.width());
            found.add("/time/horizon", PlanError.WRONG_TIME, what, "choose a horizon that the grid divides");
        }
    }

    private void times(String pointer, List<Double> times, boolean aboveZero) {
        for (int i = 0; i < times.size(); i++) {
            double time = times.get(i);
            if (!(time >= 0) || aboveZero && time == 0) {
                String least = aboveZero ? " is not above 0" : " is negative";
                found.add(pointer + "/" + i, Problem.of(PlanError.WRONG_VALUE, "time " + shown(time) + least));
            }
        }
    }

    private void lattice(TimeGrid grid, Endpoint endpoint) {
        if (plan.release()
                .level()
                .filter(l -> l.equals("thresholded") || l.equals("summary"))
                .isEmpty()) {
            return;
        }
        ReleaseLattice.missing(grid, endpoint).ifPresent(problem -> found.add("/time", problem));
    }

    private void estimates(Estimates estimates) {
        if (!inside(estimates.confLevel())) {
            outside("/estimates/confLevel", "confidence level", estimates.confLevel());
        }
        for (int i = 0; i < estimates.quantiles().size(); i++) {
            if (!inside(estimates.quantiles().get(i))) {
                outside(
                        "/estimates/quantiles/" + i,
                        "quantile",
                        estimates.quantiles().get(i));
            }
        }
        for (int i = 0; i < estimates.confTypes().size(); i++) {
            String type = estimates.confTypes().get(i);
            if (!Estimates.CONF_TYPES.contains(type)) {
                String pointer = "/estimates/confTypes/" + i;
                found.add(pointer, found.unknown(PlanError.WRONG_VALUE, "confidence type", type, Estimates.CONF_TYPES));
            }
        }
        found.once("/estimates/confTypes", estimates.confTypes());
    }

    private void outside(String pointer, String what, double value) {
        found.add(
                pointer,
                Problem.of(PlanError.WRONG_VALUE, what + " " + shown(value) + " is out of range")
                        .with(Problem.EXPECTED, "above 0 and below 1"));
    }

    private static boolean inside(double p) {
        return p > 0 && p < 1;
    }

    static String shown(double value) {
        return Double.isFinite(value) ? ShortestDecimal.of(value) : Double.toString(value);
    }
}
