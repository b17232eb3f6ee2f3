// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.config;

import java.time.Duration;
import org.riskset.proto.document.Durations;
import org.riskset.proto.document.Fields;

/**
 * How long a run waits in a state.
 *
 * @param inviting for the answers of the sites, which may wait for a person
 * @param keying for the keys of those who accepted
 * @param sharing for their sealed shares
 * @param collecting for their counts
 * @param confirming for their signatures under the set of contributors
 * @param unmasking for their opening shares
 */
public record Clocks(
        Duration inviting,
        Duration keying,
        Duration sharing,
        Duration collecting,
        Duration confirming,
        Duration unmasking) {
    private static final Duration STEP = Duration.ofMinutes(10);

    public static final Clocks DEFAULT = new Clocks(Duration.ofDays(7), STEP, STEP, Duration.ofMinutes(30), STEP, STEP);

    static Clocks read(Fields fields) {
        Clocks clocks = new Clocks(
                duration(fields, "inviting", DEFAULT.inviting),
                duration(fields, "keying", DEFAULT.keying),
                duration(fields, "sharing", DEFAULT.sharing),
                duration(fields, "collecting", DEFAULT.collecting),
                duration(fields, "confirming", DEFAULT.confirming),
                duration(fields, "unmasking", DEFAULT.unmasking));
        fields.done();
        return clocks;
    }

    private static Duration duration(Fields fields, String name, Duration otherwise) {
        return fields.get(name).flatMap(Durations::of).orElse(otherwise);
    }
}
