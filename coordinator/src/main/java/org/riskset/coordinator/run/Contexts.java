// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.util.List;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.disclosure.SecureDemands;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.masking.RunContext;
import org.riskset.privacy.masking.SecureContext;

/** What a run's vectors are bound to, once the roster stands. */
public final class Contexts {
    private Contexts() {}

    /** The context of the plan's table, 32 bytes. */
    public static byte[] of(Run run) {
        return context(run).ctx();
    }

    /**
     * The context of masked vectors.
     *
     * @throws org.riskset.survival.error.RefusedException RS-SEC-020 when roster or quorum are too small
     */
    public static SecureContext secure(Run run) {
        return SecureContext.of(context(run), run.roster());
    }

    private static RunContext context(Run run) {
        Question question = run.question();
        return new RunContext(
                run.id(),
                run.attempt(),
                0,
                question.study(),
                question.plan(),
                run.roster().digest(),
                question.shape().layout(),
                quorum(run),
                minSites(run),
                question.shape().lanes64(),
                question.shape().lanes128(),
                RunContext.NONE);
    }

    /** How many members open the sum; 0 in plain mode, where there is nothing to open. */
    public static int quorum(Run run) {
        boolean secure = run.question().mode() == Mode.SECURE;
        int n = run.members().size();
        return secure ? ReleaseConditions.strictest(conditions(run), n).quorum().at(n) : 0;
    }

    /** The largest demand among the plan and everybody who agreed; three at least in secure mode. */
    public static int minSites(Run run) {
        int fewest = run.question().mode() == Mode.SECURE ? SecureDemands.FEWEST_SITES : 1;
        return conditions(run).stream()
                .mapToInt(ReleaseConditions::minSites)
                .reduce(Math.max(fewest, run.question().minSites()), Math::max);
    }

    // Most sites ask for the same; reading it once is enough.
    private static List<ReleaseConditions> conditions(Run run) {
        return run.participations().stream()
                .flatMap(p -> p.acceptance().stream())
                .map(Acceptance::conditions)
                .distinct()
                .flatMap(c -> ReleaseConditions.parse(c).stream())
                .toList();
    }
}
