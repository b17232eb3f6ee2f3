// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: exponential with full jitter.
 *
 * <pre>delay = U(0, min(cap, first * 2^failures))</pre>
 *
 * <p>Sites that lost the same coordinator at the same moment so come back spread out.
 *
 * @param failures in a row, since the last success
 * @see "Brooker, Exponential Backoff And Jitter, AWS Architecture Blog, 2015"
 */
public record Backoff(Duration first, Duration cap, int failures) {

    private static final int MOST_DOUBLINGS = 30; // beyond it any cap is reached, and a shift would overflow

    public Backoff {
        if (first.isNegative() || first.isZero() || cap.compareTo(first) < 0 || failures < 0) {
            throw new IllegalArgumentException("0 < first <= cap, 0 <= failures");
        }
    }

    /** From 1 second to 1 minute. */
    public static Backoff standard() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 0);
    }

    public Backoff failed() {
        return new Backoff(first, cap, Math.min(failures + 1, MOST_DOUBLINGS));
    }

    public Backoff succeeded() {
        return new Backoff(first, cap, 0);
    }

    /** How long to wait before the next try. */
    public Duration delay(RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(failures, MOST_DOUBLINGS);
        long longest = Math.min(cap.toMillis(), doubled);
        return Duration.ofMillis(random.nextLong(longest + 1));
    }
}
