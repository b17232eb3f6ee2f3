// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.List;
import java.util.Set;

/** Where a request stands at this site; with each state what has to be done while in it. */
public enum TaskState {
    /** Kept; nothing was looked at yet. */
    RECEIVED(TaskAction.CHECK),
    /** Every rule that needs no count agrees, and nobody has to be asked. */
    CHECKED(TaskAction.COUNT),
    /** The rules agree; a person decides. */
    AWAITING_APPROVAL,
    /** Counted and frozen; the agreement is on its way. */
    ACCEPTED,
    /** The counts are on their way, readable: plain mode. */
    SENT,
    /** The roster was believed; this site's keys are on their way. */
    KEYED,
    /** Everybody's keys were believed; this site's sealed shares are on their way. */
    SHARED,
    /** Everybody's shares opened; the masked counts are on their way. */
    MASKED,
    /** This site has signed whose counts are in the sum. */
    CONFIRMED,
    /** This site has given its opening shares; nothing secret of the instance is left here. */
    UNMASKED,
    /** The run has ended. */
    DONE,
    /** A rule of this site refused. */
    REFUSED,
    /** A person of this site rejected. */
    REJECTED,
    /** This site had agreed and left. */
    ABORTED,
    /** Nothing was heard of the run until its time was over. */
    EXPIRED,
    /** The data could not be counted. */
    FAILED;

    private static final Set<TaskState> ENDED = Set.of(DONE, REFUSED, REJECTED, ABORTED, EXPIRED, FAILED);

    private static final Set<TaskState> MASKING = Set.of(KEYED, SHARED, MASKED, CONFIRMED);

    private final List<TaskAction> actions;

    TaskState(TaskAction... actions) {
        this.actions = List.of(actions);
    }

    /** What to do on entering the state, and again after a crash. */
    public List<TaskAction> actions() {
        return actions;
    }

    /** Whether there is an instance of which this site has not given its opening shares. */
    public boolean holdsShares() {
        return MASKING.contains(this);
    }

    public boolean hasEnded() {
        return ENDED.contains(this);
    }
}
