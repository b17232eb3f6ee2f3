// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.util.List;

/** What follows from an event: the run as it now stands, and what to do. */
public record Step(Run run, List<RunAction> actions) {
    public Step {
        actions = List.copyOf(actions);
    }

    static Step stay(Run run) {
        return new Step(run, List.of());
    }

    // A certificate may have come together after the end.
    static Step tell(Run run) {
        return new Step(run, List.of(RunAction.TELL));
    }

    static Step enter(Run run) {
        return new Step(run, run.state().actions());
    }
}
