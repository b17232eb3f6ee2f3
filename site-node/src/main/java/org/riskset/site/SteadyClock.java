// SPDX-License-Identifier: Apache-2.0
package org.riskset.site;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that is set once, when the node starts, and then only runs forward: setting the machine's clock back does not
 * make secrets live longer, and setting it forward does not end them early.
 */
final class SteadyClock extends Clock {
    private final Instant start;
    private final long begun;
    private final ZoneId zone;

    SteadyClock(Clock wall) {
        this(wall.instant(), System.nanoTime(), wall.getZone());
    }

    private SteadyClock(Instant start, long begun, ZoneId zone) {
        this.start = start;
        this.begun = begun;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - begun);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SteadyClock(start, begun, other);
    }
}
