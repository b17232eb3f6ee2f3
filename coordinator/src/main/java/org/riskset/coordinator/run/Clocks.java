// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.time.Duration;

/**
 * How long a run waits in a state.
 *
 * @param inviting for people to decide
 * @param collecting for counts to come
 */
public record Clocks(Duration inviting, Duration collecting) {}
