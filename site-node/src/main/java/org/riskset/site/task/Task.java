// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.time.Instant;
import java.util.Optional;
import org.riskset.privacy.identity.Acceptance;

/**
 * A request as it is stored.
 *
 * @param received when it came
 * @param frozen what was counted, once it was
 * @param acceptance this site's agreement, once given
 * @param code of a refusal or failure
 * @param reason the rule's name, a person's words, or what failed
 * @param bytesSent length of the vector that left, 0 if none
 */
public record Task(
        Request request,
        TaskState state,
        Instant received,
        Optional<Frozen> frozen,
        Optional<Acceptance> acceptance,
        Optional<String> code,
        Optional<String> reason,
        long bytesSent) {

    public static Task received(Request request, Instant now) {
        return new Task(
                request,
                TaskState.RECEIVED,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /** Whether nothing can come of it any more: the agreement has expired, or none was given in time. */
    public boolean isOver(Instant now) {
        return acceptance.map(a -> a.expired(now)).orElse(now.getEpochSecond() > request.answerBy());
    }

    public Task in(TaskState next) {
        return new Task(request, next, received, frozen, acceptance, code, reason, bytesSent);
    }

    public Task accepted(Frozen counts, Acceptance agreement) {
        return new Task(
                request,
                TaskState.ACCEPTED,
                received,
                Optional.of(counts),
                Optional.of(agreement),
                code,
                reason,
                bytesSent);
    }

    public Task ended(TaskState end, String why, String words) {
        return new Task(request, end, received, frozen, acceptance, Optional.of(why), Optional.of(words), bytesSent);
    }

    public Task sent(long bytes) {
        return new Task(request, TaskState.SENT, received, frozen, acceptance, code, reason, bytes);
    }
}
