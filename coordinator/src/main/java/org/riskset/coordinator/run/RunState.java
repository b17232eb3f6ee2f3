// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.util.List;
import java.util.Set;

/** Where a run stands; with each state what has to be done while in it. Doing it again does no harm. */
public enum RunState {
    /** Plan and study are kept; nothing was asked yet. */
    SUBMITTED(RunAction.ASK),
    /** Sites decide, people included. */
    INVITING(RunAction.ASK),
    /** The roster stands; counts are on their way. */
    COLLECTING(RunAction.SEND_ROSTER),
    /** All counts that will come are here. */
    REVIEWING(RunAction.POOL),
    /** Every invited site is in the result. */
    COMPLETE(RunAction.CLOSE),
    /** A result without some invited site. */
    PARTIAL(RunAction.CLOSE),
    /** A rule refused the release. */
    REFUSED(RunAction.CLOSE),
    /** Ended by the requester. */
    CANCELLED(RunAction.CLOSE),
    /** Could not be finished. */
    FAILED(RunAction.CLOSE);

    private static final Set<RunState> ENDED = Set.of(COMPLETE, PARTIAL, REFUSED, CANCELLED, FAILED);

    private final List<RunAction> actions;

    RunState(RunAction... actions) {
        this.actions = List.of(actions);
    }

    /** What to do on entering the state, and again after a crash. */
    public List<RunAction> actions() {
        return actions;
    }

    public boolean hasEnded() {
        return ENDED.contains(this);
    }

    /** Whether another run of the same study has to wait for this one. */
    public boolean isKeyed() {
        return this == COLLECTING || this == REVIEWING;
    }
}
