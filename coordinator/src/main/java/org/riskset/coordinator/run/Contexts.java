// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import org.riskset.privacy.masking.RunContext;

/** What a run's vectors are bound to. */
public final class Contexts {
    private Contexts() {}

    /** The context of the plan's table, 32 bytes, once the roster stands. */
    public static byte[] of(Run run) {
        Question question = run.question();
        return new RunContext(
                        run.id(),
                        run.attempt(),
                        0,
                        question.study(),
                        question.plan(),
                        run.roster().digest(),
                        question.shape().layout(),
                        0,
                        RunMachine.minSites(run),
                        question.shape().lanes64(),
                        question.shape().lanes128(),
                        RunContext.NONE)
                .ctx();
    }
}
