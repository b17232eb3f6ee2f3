// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import org.riskset.privacy.disclosure.DisclosureError;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.Decline.Kind;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.site.task.TaskEvent.Checked;
import org.riskset.site.task.TaskEvent.Closed;
import org.riskset.site.task.TaskEvent.Counted;
import org.riskset.site.task.TaskEvent.Decided;
import org.riskset.site.task.TaskEvent.Rostered;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * How a task moves in plain mode: RECEIVED, CHECKED or AWAITING_APPROVAL, ACCEPTED, SENT, DONE.
 *
 * <p>A pure function of task and event but for the signature under a refusal, which is deterministic. A repeated event
 * changes nothing; one that does not fit throws {@code RS-RUN-020}.
 */
public final class TaskMachine {
    private final SiteKey key;

    public TaskMachine(SiteKey key) {
        this.key = key;
    }

    /** The task after an event, with what leaves and what to do. */
    public Step on(Task task, TaskEvent event) {
        return event.fold(
                checked -> checked(task, checked),
                decided -> decided(task, decided),
                counted -> counted(task, counted),
                rostered -> rostered(task, rostered),
                closed -> closed(task, closed));
    }

    private Step checked(Task task, Checked event) {
        require(task.state() == TaskState.RECEIVED, task, "a check");
        if (event.refusal().isPresent()) {
            return declined(
                    task, TaskState.REFUSED, Kind.REFUSED, event.refusal().get());
        }
        return Step.enter(task.in(event.waitsForPerson() ? TaskState.AWAITING_APPROVAL : TaskState.CHECKED));
    }

    private Step decided(Task task, Decided event) {
        if (task.state() != TaskState.AWAITING_APPROVAL) {
            throw RisksetException.of(Problem.of(
                    TaskError.NOT_WAITING,
                    "request " + task.request().number() + " is " + task.state() + " and waits for nobody"));
        }
        if (event.approve()) {
            return Step.enter(task.in(TaskState.CHECKED));
        }
        Problem rejected = Problem.of(DisclosureError.NOT_APPROVED, event.reason());
        return declined(task, TaskState.REJECTED, Kind.REJECTED, rejected);
    }

    private Step counted(Task task, Counted event) {
        require(task.state() == TaskState.CHECKED, task, "counts");
        if (event.failure().isPresent()) {
            return declined(
                    task, TaskState.FAILED, Kind.REFUSED, event.failure().get());
        }
        Task accepted =
                task.accepted(event.frozen().orElseThrow(), event.acceptance().orElseThrow());
        return Step.enter(accepted, new Message.Accept(event.acceptance().orElseThrow()));
    }

    private Step rostered(Task task, Rostered event) {
        if (task.state() == TaskState.SENT || task.state().hasEnded()) {
            return Step.stay(task);
        }
        require(task.state() == TaskState.ACCEPTED, task, "a roster");
        if (event.refusal().isPresent()) {
            return declined(
                    task, TaskState.ABORTED, Kind.ABORTED, event.refusal().get());
        }
        OpenVector vector = event.vector().orElseThrow();
        Message contribution =
                new Message.Contribute(task.request().run(), task.request().attempt(), vector);
        return Step.enter(task.sent(vector.bytes().length), contribution);
    }

    private static Step closed(Task task, Closed event) {
        if (task.state().hasEnded()) {
            return Step.stay(task);
        }
        return Step.enter(task.in(event.expired() ? TaskState.EXPIRED : TaskState.DONE));
    }

    // What a site sends out carries code and rule, no count and no value: the title, not the sentence with what was
    // seen.
    private Step declined(Task task, TaskState end, Kind kind, Problem problem) {
        String words = kind == Kind.REJECTED ? problem.what() : problem.code().title();
        Decline decline = new Decline(
                task.request().run(),
                task.request().attempt(),
                kind,
                problem.code().code(),
                words,
                null);
        Task ended = task.ended(end, problem.code().code(), problem.what());
        return Step.enter(ended, new Message.Decline(decline.signedBy(key)));
    }

    private static void require(boolean holds, Task task, String what) {
        if (!holds) {
            throw RisksetException.of(Problem.of(
                    TaskError.UNEXPECTED,
                    what + " for request " + task.request().number() + " in state " + task.state()));
        }
    }
}
