// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.PlanError;

/** What masked sums need: three sites, and a vector whose length the plan alone tells. */
public final class SecureDemands implements Rule {
    /** With two, each learns the other's counts by subtracting its own. */
    public static final int FEWEST_SITES = 3;

    @Override
    public String name() {
        return "modes";
    }

    @Override
    public Optional<Problem> refuses(SitePolicy policy, Question question) {
        return question.mode() == Mode.SECURE
                ? missing(question.plan(), question.invited().size())
                : Optional.empty();
    }

    /**
     * What keeps a plan from being run in secure mode.
     *
     * @param sites how many are asked
     */
    public static Optional<Problem> missing(AnalysisPlan plan, int sites) {
        if (plan.time().isPresent() && plan.time().get().grid().horizon().isEmpty()) {
            return Optional.of(Problem.of(PlanError.NO_HORIZON, "secure mode needs time.horizon")
                    .with(Problem.SEEN, "no horizon: the vector's length would come from the data")
                    .with(Problem.DO, "add  horizon:  to  time:  in the plan"));
        }
        return sites < FEWEST_SITES ? Optional.of(tooFew(sites)) : Optional.empty();
    }

    /** Why so few sites cannot add up masked counts. */
    public static Problem tooFew(long sites) {
        return Problem.of(SecurityError.TOO_FEW_SITES, "secure mode needs " + FEWEST_SITES + " sites or more")
                .with(Problem.SEEN, sites + " — with two, each learns the other's counts by subtracting its own")
                .with(Problem.DO, "ask more centers, or use --mode plain where every site's policy allows it");
    }
}
