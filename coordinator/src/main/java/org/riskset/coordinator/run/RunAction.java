// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

/** What the machine wants done. Each is idempotent, so that a crash between deciding and doing is repaired. */
public enum RunAction {
    /** Tell every site what it has to know or do now. */
    TELL,
    /** Add up, review, report. */
    POOL,
    /** Tell the members how the run ended. */
    CLOSE
}
