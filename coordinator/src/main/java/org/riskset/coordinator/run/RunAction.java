// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

/** What the machine wants done. Each is idempotent, so that a crash between deciding and doing is repaired. */
public enum RunAction {
    /** Send the task to every invited site that has not answered. */
    ASK,
    /** Send the roster to every member that has not contributed. */
    SEND_ROSTER,
    /** Add up, review, report. */
    POOL,
    /** Tell the members how the run ended. */
    CLOSE
}
