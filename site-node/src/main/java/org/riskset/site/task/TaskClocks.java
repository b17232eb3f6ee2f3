// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The times that end a task by themselves.
 *
 * @param wall for what has a date: agreements and answers
 * @param steady only runs forward while the node runs; for how long secrets are kept
 * @param keeping how long after the keys were made the secrets of a masked vector are kept
 */
public record TaskClocks(Clock wall, Clock steady, Duration keeping) {
    /** A day: nobody waits longer for the other members. */
    public static final Duration KEEPING = Duration.ofHours(24);

    public static TaskClocks of(Clock wall, Clock steady) {
        return new TaskClocks(wall, steady, KEEPING);
    }

    boolean isOver(Task task) {
        Instant now = steady.instant();
        boolean kept =
                task.keyed().map(since -> !now.isBefore(since.plus(keeping))).orElse(false);
        return kept || task.isOver(wall.instant());
    }

    /** A step into the first state that holds secrets begins their time. */
    Step stamped(Step step) {
        boolean begins =
                step.task().state() == TaskState.KEYED && step.task().keyed().isEmpty();
        return begins ? step.with(step.task().keyedAt(steady.instant())) : step;
    }
}
