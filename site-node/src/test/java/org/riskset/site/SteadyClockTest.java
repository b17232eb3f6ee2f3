// SPDX-License-Identifier: Apache-2.0
package org.riskset.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final Instant[] wall = {START};
    private final Clock steady = new SteadyClock(new Clock() {
        @Override
        public Instant instant() {
            return wall[0];
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void machine_set_back_or_ahead_when_asked_then_goes_on_from_where_it_started() {
        wall[0] = START.minus(Duration.ofDays(400));
        Instant whileBack = steady.instant();
        wall[0] = START.plus(Duration.ofDays(400));
        Instant whileAhead = steady.instant();

        assertFalse(whileBack.isBefore(START));
        assertFalse(whileAhead.isBefore(whileBack));
        assertTrue(whileAhead.isBefore(START.plus(Duration.ofHours(1))));
    }

    @Test
    void other_zone_when_asked_then_the_same_time() {
        Clock other = steady.withZone(ZoneId.of("Asia/Tokyo"));

        assertEquals(ZoneId.of("Asia/Tokyo"), other.getZone());
        assertEquals(ZoneOffset.UTC, steady.getZone());
        assertTrue(Duration.between(steady.instant(), other.instant()).compareTo(Duration.ofHours(1)) < 0);
    }
}
