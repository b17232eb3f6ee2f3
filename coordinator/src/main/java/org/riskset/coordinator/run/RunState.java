// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.util.List;
import java.util.Set;
import org.riskset.privacy.masking.Phase;

/** Where a run stands; with each state what has to be done while in it. Doing it again does no harm. */
public enum RunState {
    /** Plan and study are kept; nothing was asked yet. */
    SUBMITTED(RunAction.TELL),
    /** Sites decide, people included. */
    INVITING(RunAction.TELL),
    /** The roster stands; members send the keys of this instance. */
    KEYING(RunAction.TELL),
    /** Members share their secrets among each other. */
    SHARING(RunAction.TELL),
    /** Vectors are on their way. */
    COLLECTING(RunAction.TELL),
    /** Members sign whose vectors are in the sum. */
    CONFIRMING(RunAction.TELL),
    /** A quorum opens the sum. */
    UNMASKING(RunAction.TELL),
    /** Everything that will come is here. */
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

    private static final Set<RunState> KEYED = Set.of(KEYING, SHARING, COLLECTING, CONFIRMING, UNMASKING, REVIEWING);

    private static final Set<RunState> ENDED = Set.of(COMPLETE, PARTIAL, REFUSED, CANCELLED, FAILED);

    private final List<RunAction> actions;

    RunState(RunAction... actions) {
        this.actions = List.of(actions);
    }

    /** What to do on entering the state, and again after a crash. */
    public List<RunAction> actions() {
        return actions;
    }

    /** Whether a message of this phase may be looked at: what it hangs on is fixed. Not whether it is in time. */
    public boolean isTimeOf(Phase phase) {
        return switch (phase) {
            case KEYS, ABORT -> ordinal() >= KEYING.ordinal();
            case SHARES -> ordinal() >= SHARING.ordinal();
            case VECTOR -> ordinal() >= COLLECTING.ordinal();
            case SURVIVORS -> ordinal() >= CONFIRMING.ordinal();
            case OPENING -> ordinal() >= UNMASKING.ordinal();
        };
    }

    public boolean hasEnded() {
        return ENDED.contains(this);
    }

    /** Whether another run of the same study has to wait for this one. */
    public boolean isKeyed() {
        return KEYED.contains(this);
    }
}
