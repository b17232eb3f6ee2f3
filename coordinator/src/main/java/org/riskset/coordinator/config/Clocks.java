// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.config;

import java.time.Duration;
import org.riskset.proto.document.Durations;
import org.riskset.proto.document.Fields;

/**
 * How long a run waits in a state.
 *
 * @param inviting for the answers of the sites, which may wait for a person
 * @param collecting for the counts of those who accepted
 */
public record Clocks(Duration inviting, Duration collecting) {
    public static final Clocks DEFAULT = new Clocks(Duration.ofDays(7), Duration.ofMinutes(30));

    static Clocks read(Fields fields) {
        Clocks clocks = new Clocks(
                fields.get("inviting").flatMap(Durations::of).orElse(DEFAULT.inviting),
                fields.get("collecting").flatMap(Durations::of).orElse(DEFAULT.collecting));
        fields.done();
        return clocks;
    }
}
