// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"0,1000", "1,2000", "3,8000", "5,32000", "6,60000", "40,60000", "2000000,60000"})
    void failures_in_a_row_when_waiting_then_anywhere_below_the_doubled_time(int failures, long longest) {
        Backoff backoff = Backoff.standard();
        for (int i = 0; i < Math.min(failures, 100); i++) {
            backoff = backoff.failed();
        }
        Random random = new Random(7);

        long seen = 0;
        for (int i = 0; i < 2_000; i++) {
            long delay = backoff.delay(random).toMillis();
            assertTrue(delay >= 0 && delay <= longest, () -> delay + " ms");
            seen = Math.max(seen, delay);
        }

        assertTrue(seen > 0.95 * longest, "the longest of 2000 was " + seen);
    }

    @Test
    void success_when_failing_again_then_from_the_beginning() {
        Backoff backoff = Backoff.standard().failed().failed().succeeded();

        assertEquals(Backoff.standard(), backoff);
    }

    @Test
    void no_time_when_made_then_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Backoff(Duration.ZERO, Duration.ofSeconds(1), 0));
        assertThrows(
                IllegalArgumentException.class, () -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), 0));
    }
}
