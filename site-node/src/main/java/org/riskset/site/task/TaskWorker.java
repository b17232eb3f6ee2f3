// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.InstanceSecrets;
import org.riskset.privacy.masking.SharePair;
import org.riskset.site.history.Allowance;
import org.riskset.site.history.LedgerChange;
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
    private final PhaseDecisions phases;
    private final Consumer<Task> changed;
    private final Runnable outboxFilled;
    private final Executor thread;
    private final TaskClocks clocks;

    public TaskWorker(
            Tasks tasks,
            TaskMachine machine,
            Decisions decisions,
            PhaseDecisions phases,
            Consumer<Task> changed,
            Runnable outboxFilled,
            Executor thread,
            TaskClocks clocks) {
        this.tasks = tasks;
        this.machine = machine;
        this.decisions = decisions;
        this.phases = phases;
        this.changed = changed;
        this.outboxFilled = outboxFilled;
        this.thread = thread;
        this.clocks = clocks;
    }

    /** After a start: goes on with whatever was under way. */
    public void resume() {
        later(() -> {
            expireForgotten();
            tasks.all().forEach(task -> perform(task, task.state().actions()));
        });
    }

    /** Lets time pass: what nobody speaks of any more ends, and with it what is kept for it. */
    public void tick() {
        later(this::expireForgotten);
    }

    private void expireForgotten() {
        tasks.all().stream()
                .filter(task -> !task.state().hasEnded() && clocks.isOver(task))
                .forEach(task -> apply(task.request().run(), TaskEvent.Closed.expired()));
    }

    /** The coordinator asks; the same request again changes nothing. */
    public void received(Request request) {
        later(() -> {
            expireForgotten();
            Task task = Task.received(request, clocks.wall().instant());
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
            if (tasks.add(Task.received(request, clocks.wall().instant()))) {
                apply(request.run(), new TaskEvent.Checked(Optional.of(problem), false));
            }
        });
    }

    private void repeated(Request request) {
        Task known = tasks.find(request.run()).orElseThrow();
        if (request.attempt() > known.request().attempt()) {
            again(request);
        } else if (!known.request().signed().equals(request.signed())
                || known.request().mode() != request.mode()) {
            LOG.log(
                    Level.WARNING,
                    "{0}: run {1} was asked again with another plan; nothing was sent",
                    SecurityError.SECOND_ANSWER.code(),
                    request.run());
        }
    }

    // Before any counts have left, the decision stands for fewer sites as well.
    private void again(Request request) {
        Step step = tasks.change(request.run(), task -> machine.again(task, request, decisions.agreement(request)));
        performed(step);
    }

    /** The roster stands. */
    public void rostered(RosterNotice notice) {
        told(notice.run(), notice.attempt(), notice.heard(), task -> phases.onRoster(task, notice));
    }

    /** A phase is over. */
    public void returned(ReturnNotice notice) {
        told(notice.run(), notice.attempt(), notice.heard(), task -> phases.onReturn(task, notice));
    }

    private void told(RunId run, int attempt, Heard heard, Function<Task, TaskEvent> answer) {
        later(() -> {
            expireForgotten();
            Task task = tasks.find(run)
                    .orElseThrow(() -> RisksetException.of(Problem.of(TaskError.UNKNOWN, "no request of run " + run)));
            Turn turn = Turn.of(task, attempt, heard);
            turn.refusal()
                    .ifPresent(refusal -> LOG.log(
                            Level.WARNING,
                            "request {0}: {1}; nothing was sent",
                            task.request().number(),
                            refusal));
            if (turn.now()) {
                apply(run, answer.apply(task));
                task.instance().ifPresent(before -> erase(before, run));
            }
        });
    }

    // What the store no longer has, this process need not remember either.
    private void erase(Instance before, RunId run) {
        Optional<Instance> after = tasks.find(run).flatMap(Task::instance);
        if (after.flatMap(Instance::secrets).isEmpty()) {
            before.secrets().ifPresent(InstanceSecrets::erase);
        }
        if (after.map(i -> i.shares().isEmpty()).orElse(true)) {
            before.shares().forEach(SharePair::erase);
        }
    }

    /** The run has ended. */
    public void closed(RunId run, Ending ending) {
        later(() -> {
            Optional<Task> told = tasks.find(run).filter(t -> isNews(t, ending));
            if (told.isPresent()) {
                apply(run, new TaskEvent.Closed(Optional.of(ending)));
                without(told.get(), ending);
            }
        });
    }

    // What a site gave its counts for and what nevertheless came to nothing is not to be read from a state alone.
    private static void without(Task task, Ending ending) {
        if (!task.state().hasEnded() && (ending.givenUp() || ending.code().isPresent())) {
            LOG.log(
                    Level.WARNING,
                    "request {0}: the run has ended without a result{1}",
                    task.request().number(),
                    ending.code().map(code -> ": " + code).orElse(""));
        }
    }

    private static boolean isNews(Task task, Ending ending) {
        return !task.state().hasEnded() || !ending.aborts().isEmpty() && !task.dead();
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
        LedgerChange allowed = LedgerChange.allowed(decision.overrides().stream()
                .map(check ->
                        new Allowance(task.request().run(), check, clocks.wall().instant()))
                .toList());
        Step step =
                tasks.change(task.request().run(), t -> machine.on(t, decision).with(allowed));
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
        performed(tasks.change(run, task -> clocks.stamped(machine.on(task, event))));
    }

    private void performed(Step step) {
        LOG.log(
                Level.INFO,
                "request {0}: {1}{2}",
                step.task().request().number(),
                step.task().state(),
                step.task().code().map(c -> " " + c + reason(step.task())).orElse(""));
        changed.accept(step.task());
        if (!step.messages().isEmpty()) {
            outboxFilled.run();
        }
        perform(step.task(), step.actions());
    }

    // Why a request waits for a person may hold numbers of patients.
    private static String reason(Task task) {
        return task.state() == TaskState.AWAITING_APPROVAL
                ? ""
                : " " + task.reason().orElse("");
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
