// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

/** What this room needs from the rest: doing what the machine wants done. */
@FunctionalInterface
public interface RunActions {
    void perform(RunAction action, Run run);
}
