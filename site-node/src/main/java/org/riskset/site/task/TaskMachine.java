// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.riskset.privacy.disclosure.DisclosureError;
import org.riskset.privacy.disclosure.Finding;
import org.riskset.privacy.disclosure.HistoryError;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.Decline.Kind;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.masking.AbortCertificate;
import org.riskset.privacy.masking.Instance;
import org.riskset.site.task.TaskEvent.Advanced;
import org.riskset.site.task.TaskEvent.Checked;
import org.riskset.site.task.TaskEvent.Closed;
import org.riskset.site.task.TaskEvent.Counted;
import org.riskset.site.task.TaskEvent.Decided;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * How a task moves: RECEIVED, CHECKED or AWAITING_APPROVAL, ACCEPTED; then KEYED, SHARED, MASKED, CONFIRMED, UNMASKED, in
 * plain mode SENT; then DONE.
 *
 * <p>A pure function of task and event but for signatures, which are deterministic. A repeated event changes nothing;
 * one that does not fit throws {@code RS-RUN-020}.
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
                advanced -> advanced(task, advanced),
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
            if (task.code().isPresent() && event.overrides().isEmpty()) {
                throw RisksetException.of(
                        Problem.of(TaskError.NOT_OVERRIDDEN, "earlier answers speak against this request")
                                .with(Problem.SEEN, task.reason().orElse(""))
                                .with(Problem.DO, "to allow it all the same, name each check: --override D1"));
            }
            return Step.enter(task.settled().in(TaskState.CHECKED));
        }
        Problem rejected = Problem.of(DisclosureError.NOT_APPROVED, event.reason());
        return declined(task, TaskState.REJECTED, Kind.REJECTED, rejected);
    }

    private Step counted(Task task, Counted event) {
        require(task.state() == TaskState.CHECKED, task, "counts");
        if (event.failure().isPresent()) {
            Problem why = event.failure().get();
            TaskState end = why.code() instanceof HistoryError ? TaskState.REFUSED : TaskState.FAILED;
            return declined(task, end, Kind.REFUSED, why).with(event.ledger());
        }
        if (!event.findings().isEmpty()) {
            return waits(task, event.findings());
        }
        Task accepted =
                task.accepted(event.frozen().orElseThrow(), event.acceptance().orElseThrow());
        return Step.enter(accepted, new Message.Accept(event.acceptance().orElseThrow()))
                .with(event.ledger());
    }

    // The reason holds numbers of patients: it is for a person of this site, and leaves neither site nor log.
    private static Step waits(Task task, List<Finding> findings) {
        String words = findings.stream()
                .map(f -> f.check() + ": " + f.problem().what()
                        + f.problem()
                                .detail(Problem.SEEN)
                                .map(s -> " (" + s + ")")
                                .orElse(""))
                .collect(Collectors.joining("; "));
        return Step.enter(task.ended(
                TaskState.AWAITING_APPROVAL, findings.get(0).problem().code().code(), words));
    }

    private Step advanced(Task task, Advanced event) {
        Turn turn = Turn.of(task, task.request().attempt(), event.heard());
        if (turn.refusal().isPresent()) {
            throw RisksetException.of(turn.refusal().get());
        }
        if (!turn.now()) {
            return Step.stay(task);
        }
        Task told = task.with(event.heard());
        return event.refusal().isPresent() ? left(told, event.refusal().get(), event.answer()) : answered(told, event);
    }

    private static Step answered(Task task, Advanced event) {
        Task next = task.in(event.to());
        if (event.instance().isPresent()) {
            next = next.with(event.instance().get());
        }
        for (Message message : event.answer()) {
            next = next.sent(message.fold(
                    a -> task.bytesSent(),
                    d -> task.bytesSent(),
                    vector -> (long) vector.vector().bytes().length,
                    a -> task.bytesSent(),
                    c -> task.bytesSent()));
        }
        return Step.enter(next, event.answer().toArray(Message[]::new));
    }

    // Whoever leaves before giving opening shares says that it never will.
    private Step left(Task task, Problem why, List<Message> beside) {
        Step declined = declined(task.spent(), TaskState.ABORTED, Kind.ABORTED, why);
        List<Message> all = new ArrayList<>(beside);
        all.addAll(declined.messages());
        abort(task).ifPresent(all::add);
        return new Step(declined.task(), all, declined.actions());
    }

    private Optional<Message> abort(Task task) {
        return task.instance()
                .filter(i -> task.state().holdsShares())
                .map(i ->
                        new Message.Answer(task.request().run(), task.request().attempt(), i.aborted(key)));
    }

    private Step closed(Task task, Closed event) {
        if (task.state().hasEnded()) {
            return Step.stay(event.ending().map(e -> believed(task, e)).orElse(task));
        }
        if (event.ending().isEmpty()) {
            return Step.enter(task.in(TaskState.EXPIRED).spent());
        }
        Task done = believed(task.in(TaskState.DONE).spent(), event.ending().get());
        Optional<Message> abort = event.ending().get().givenUp() ? abort(task) : Optional.empty();
        return Step.enter(done, abort.stream().toArray(Message[]::new));
    }

    // A proof that proves nothing is kept as the reason, if there was none; the run is over all the same.
    private static Task believed(Task task, Ending ending) {
        try {
            return proven(task, ending);
        } catch (RisksetException e) {
            Task told =
                    task.ended(task.state(), e.first().code().code(), e.first().what());
            return task.code().isPresent() ? task : told;
        }
    }

    // A member that was away learns whose counts were opened, or that none will be.
    private static Task proven(Task task, Ending ending) {
        Optional<Instance> instance = task.instance();
        if (instance.isPresent() && !ending.aborts().isEmpty()) {
            AbortCertificate.checked(instance.get().context(), ending.aborts());
            return task.provenDead();
        }
        boolean away = instance.isPresent()
                && instance.get().t2().isPresent()
                && instance.get().contributors().isEmpty();
        return away && !ending.survivors().isEmpty()
                ? task.with(instance.get().learned(ending.contributors(), ending.survivors()))
                : task;
    }

    /**
     * The run begins anew among fewer sites: the decision and what was counted stand, and no person is asked.
     *
     * @throws RisksetException RS-SEC-030 once this site's counts have left, or for another question
     */
    public Step again(Task task, Request next, Acceptance agreement) {
        boolean early = task.state() == TaskState.ACCEPTED
                || task.state() == TaskState.KEYED
                || task.state() == TaskState.SHARED;
        if (!early || !next.sameQuestion(task.request())) {
            throw RisksetException.of(Problem.of(
                    SecurityError.SECOND_ANSWER,
                    "attempt " + next.attempt() + " of request "
                            + task.request().number() + ", which is " + task.state()));
        }
        return Step.enter(task.again(next, agreement), new Message.Accept(agreement));
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
