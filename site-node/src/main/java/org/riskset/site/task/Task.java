// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.masking.Instance;

/**
 * A request as it is stored.
 *
 * @param received when it came
 * @param frozen what was counted, once it was and until it left
 * @param acceptance this site's agreement, once given
 * @param instance this site's side of the masked vector, in secure mode from the roster on
 * @param keyed when that began, by the clock that only runs forward
 * @param heard steps of the present attempt that this site has acted on, by number
 * @param dead whether a certificate proves that nothing of the instance can be opened
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
        Optional<Instance> instance,
        Optional<Instant> keyed,
        Map<Integer, Heard> heard,
        boolean dead,
        Optional<String> code,
        Optional<String> reason,
        long bytesSent) {

    public Task {
        heard = Map.copyOf(heard);
    }

    public static Task received(Request request, Instant now) {
        return new Task(
                request,
                TaskState.RECEIVED,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /** Whether nothing can come of it any more: the agreement has expired, or none was given in time. */
    public boolean isOver(Instant now) {
        return acceptance.map(a -> a.expired(now)).orElse(now.getEpochSecond() > request.answerBy());
    }

    public Task in(TaskState next) {
        return new Task(
                request, next, received, frozen, acceptance, instance, keyed, heard, dead, code, reason, bytesSent);
    }

    public Task accepted(Frozen counts, Acceptance agreement) {
        return new Task(
                request,
                TaskState.ACCEPTED,
                received,
                Optional.of(counts),
                Optional.of(agreement),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                dead,
                code,
                reason,
                bytesSent);
    }

    /** The same decision and counts for another attempt; nothing of the old instance is left. */
    public Task again(Request next, Acceptance agreement) {
        return new Task(
                        next,
                        state,
                        received,
                        frozen,
                        acceptance,
                        instance,
                        keyed,
                        heard,
                        dead,
                        code,
                        reason,
                        bytesSent)
                .accepted(frozen.orElseThrow(), agreement);
    }

    public Task with(Instance next) {
        return new Task(
                request,
                state,
                received,
                frozen,
                acceptance,
                Optional.of(next),
                keyed,
                heard,
                dead,
                code,
                reason,
                bytesSent);
    }

    public Task keyedAt(Instant now) {
        return new Task(
                request,
                state,
                received,
                frozen,
                acceptance,
                instance,
                Optional.of(now),
                heard,
                dead,
                code,
                reason,
                bytesSent);
    }

    public Task with(Heard step) {
        Map<Integer, Heard> more = new TreeMap<>(heard);
        more.put(step.step(), step);
        return new Task(
                request, state, received, frozen, acceptance, instance, keyed, more, dead, code, reason, bytesSent);
    }

    /** The same with nothing secret of its instance left. */
    public Task spent() {
        return new Task(
                request,
                state,
                received,
                frozen,
                acceptance,
                instance.map(Instance::spent),
                keyed,
                heard,
                dead,
                code,
                reason,
                bytesSent);
    }

    public Task provenDead() {
        return new Task(
                request, state, received, frozen, acceptance, instance, keyed, heard, true, code, reason, bytesSent);
    }

    public Task ended(TaskState end, String why, String words) {
        return new Task(
                request,
                end,
                received,
                frozen,
                acceptance,
                instance,
                keyed,
                heard,
                dead,
                Optional.of(why),
                Optional.of(words),
                bytesSent);
    }

    /** The same without what it waited for. */
    Task settled() {
        return new Task(
                request,
                state,
                received,
                frozen,
                acceptance,
                instance,
                keyed,
                heard,
                dead,
                Optional.empty(),
                Optional.empty(),
                bytesSent);
    }

    public Task sent(long bytes) {
        return new Task(
                request, state, received, frozen, acceptance, instance, keyed, heard, dead, code, reason, bytes);
    }
}
