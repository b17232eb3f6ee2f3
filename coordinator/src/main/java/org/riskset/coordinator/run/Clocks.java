// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.time.Duration;

/**
 * How long a run waits in a state.
 *
 * @param inviting for people to decide
 * @param keying for keys, and for agreements to a new attempt
 * @param sharing for sealed shares
 * @param collecting for vectors
 * @param confirming for signatures under the contributors
 * @param unmasking for opening shares
 */
public record Clocks(
        Duration inviting,
        Duration keying,
        Duration sharing,
        Duration collecting,
        Duration confirming,
        Duration unmasking) {

    Duration of(RunState state) {
        return switch (state) {
            case INVITING -> inviting;
            case KEYING -> keying;
            case SHARING -> sharing;
            case COLLECTING -> collecting;
            case CONFIRMING -> confirming;
            case UNMASKING -> unmasking;
            default -> Duration.ZERO;
        };
    }
}
