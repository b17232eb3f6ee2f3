// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Performs what the machine wants done, one task at a time on one thread. The state is on disk before anything is done
 * about it, and messages are in the outbox with it; what a crash leaves undone is done again by {@link #resume}.
 */
public final class TaskWorker {
    private static final Logger LOG = System.getLogger(TaskWorker.class.getName());

    private final Tasks tasks;
    private final TaskMachine machine;
    private final Decisions decisions;
    private final Runnable outboxFilled;
    private final Executor thread;
    private final Clock clock;

    public TaskWorker(
            Tasks tasks,
            TaskMachine machine,
            Decisions decisions,
            Runnable outboxFilled,
            Executor thread,
            Clock clock) {
        this.tasks = tasks;
        this.machine = machine;
        this.decisions = decisions;
        this.outboxFilled = outboxFilled;
        this.thread = thread;
        this.clock = clock;
    }

    /** After a start: goes on with whatever was under way. */
    public void resume() {
        later(() -> {
            expireForgotten();
            tasks.all().forEach(task -> perform(task, task.state().actions()));
        });
    }

    // A run of which nothing was heard until its time was over: what is frozen for it need not be kept.
    private void expireForgotten() {
        tasks.all().stream()
                .filter(task -> !task.state().hasEnded() && task.isOver(clock.instant()))
                .forEach(task -> apply(task.request().run(), new TaskEvent.Closed(true)));
    }

    /** The coordinator asks; the same request again changes nothing. */
    public void received(Request request) {
        later(() -> {
            expireForgotten();
            Task task = Task.received(request, clock.instant());
            if (tasks.add(task)) {
                perform(task, task.state().actions());
            } else {
                repeated(request);
            }
        });
    }

    /** The coordinator asks something that cannot even be read or does not verify. */
    public void refused(Request request, Problem problem) {
        later(() -> {
            LOG.log(Level.WARNING, "request {0} refused: {1}", request.number(), problem);
            if (tasks.add(Task.received(request, clock.instant()))) {
                apply(request.run(), new TaskEvent.Checked(Optional.of(problem), false));
            }
        });
    }

    private void repeated(Request request) {
        Task known = tasks.find(request.run()).orElseThrow();
        if (!known.request().signed().equals(request.signed())
                || known.request().mode() != request.mode()) {
            LOG.log(
                    Level.WARNING,
                    "{0}: run {1} was asked again with another plan; nothing was sent",
                    SecurityError.SECOND_ANSWER.code(),
                    request.run());
        }
    }

    /** The roster stands. */
    public void rostered(RosterNotice notice) {
        later(() -> {
            Optional<Task> task = tasks.find(notice.run());
            if (task.filter(t -> t.state() == TaskState.ACCEPTED).isPresent()) {
                apply(notice.run(), decisions.onRoster(task.get(), notice));
            }
        });
    }

    /** The run has ended. */
    public void closed(RunId run) {
        later(() -> {
            if (tasks.find(run).filter(t -> !t.state().hasEnded()).isPresent()) {
                apply(run, new TaskEvent.Closed(false));
            }
        });
    }

    /**
     * A person decides; on the caller's thread, so that what is wrong is told to the person.
     *
     * @throws RisksetException when the request is unknown, waits for nobody, or has another plan
     */
    public void decide(int number, String planDigest, TaskEvent.Decided decision) {
        Task task = tasks.find(number)
                .orElseThrow(() -> RisksetException.of(Problem.of(TaskError.UNKNOWN, "no request " + number)));
        if (!task.request().signed().plan().toString().equals(planDigest)) {
            throw RisksetException.of(Problem.of(TaskError.OTHER_PLAN, "request " + number + " asks another plan")
                    .with(Problem.SEEN, planDigest)
                    .with(Problem.EXPECTED, task.request().signed().plan().toString()));
        }
        Step step = tasks.change(task.request().run(), t -> machine.on(t, decision));
        outboxFilled.run();
        later(() -> perform(step.task(), step.actions()));
    }

    private void perform(Task task, List<TaskAction> actions) {
        for (TaskAction action : actions) {
            TaskEvent event = switch (action) {
                case CHECK -> decisions.check(task);
                case COUNT -> decisions.count(task);
            };
            apply(task.request().run(), event);
        }
    }

    private void apply(RunId run, TaskEvent event) {
        Step step = tasks.change(run, task -> machine.on(task, event));
        LOG.log(
                Level.INFO,
                "request {0}: {1}{2}",
                step.task().request().number(),
                step.task().state(),
                step.task()
                        .code()
                        .map(c -> " " + c + " " + step.task().reason().orElse(""))
                        .orElse(""));
        if (!step.messages().isEmpty()) {
            outboxFilled.run();
        }
        perform(step.task(), step.actions());
    }

    private void later(Runnable work) {
        try {
            thread.execute(() -> guarded(work));
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.DEBUG, "the node stops; what came now is asked again at the next start");
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RisksetException e) {
            LOG.log(Level.WARNING, e.getMessage());
        } catch (RuntimeException | OutOfMemoryError e) {
            // One request must not end the thread that serves all others.
            LOG.log(Level.ERROR, "a request could not be worked on", e);
        }
    }
}
