// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.Map;
import java.util.Optional;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.Problem;

/**
 * Whether it is a step's turn. Each step is acted on once: the same again changes nothing, as the answer to it is in the
 * outbox or has arrived; another in its place is refused, as two answers in one phase could open a vector.
 */
record Turn(boolean now, Optional<Problem> refusal) {
    private static final Turn NOW = new Turn(true, Optional.empty());
    private static final Turn REPEATED = new Turn(false, Optional.empty());

    private static final int CONTRIBUTORS = 4;

    private static final Map<Integer, TaskState> EXPECTED = Map.of(
            1, TaskState.ACCEPTED,
            2, TaskState.KEYED,
            3, TaskState.SHARED,
            4, TaskState.MASKED,
            5, TaskState.CONFIRMED);

    /** What this task makes of a step. */
    static Turn of(Task task, int attempt, Heard step) {
        if (attempt != task.request().attempt()) {
            return refused(
                    SecurityError.STALE,
                    "step " + step.step() + " of attempt " + attempt + ", this is attempt "
                            + task.request().attempt());
        }
        Optional<Heard> known = Optional.ofNullable(task.heard().get(step.step()));
        if (known.isPresent()) {
            return known.get().digest().equals(step.digest())
                    ? REPEATED
                    : refused(
                            SecurityError.SECOND_ANSWER, "step " + step.step() + " was told before with other content");
        }
        if (task.state() == EXPECTED.get(step.step())) {
            return NOW;
        }
        return late(task, step);
    }

    private static Turn late(Task task, Heard step) {
        boolean givenUp = task.request().mode() == Mode.SECURE
                && task.state().hasEnded()
                && task.instance().isPresent()
                && !task.heard().containsKey(5);
        return givenUp && step.step() >= CONTRIBUTORS
                ? refused(SecurityError.DEAD, "step " + step.step() + " of a sum this site has given up")
                : refused(SecurityError.STALE, "step " + step.step() + " in state " + task.state());
    }

    private static Turn refused(ErrorCode code, String what) {
        return new Turn(false, Optional.of(Problem.of(code, what)));
    }
}
