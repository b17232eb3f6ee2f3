// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.util.List;
import java.util.Optional;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.site.task.Ending;
import org.riskset.site.task.Message;
import org.riskset.site.task.SampleTasks;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskEvent;
import org.riskset.site.task.TaskMachine;
import org.riskset.site.task.TaskState;
import org.riskset.site.task.Tasks;
import org.riskset.survival.error.Problem;

/** A secure run whose every step at {@code site-1} is stored, as the worker does it. */
final class StoredRun {
    private static final TaskMachine MACHINE = new TaskMachine(SampleTasks.key("site-1"));
    private static final Problem WRONG = Problem.of(SecurityError.SIGNATURE, "a signature does not verify");

    private SiteStore store;
    private SecureRun run;

    private StoredRun(SiteStore store, SecureRun run) {
        this.store = store;
        this.run = run;
    }

    /** Agreed to, with the agreement in the outbox. */
    static StoredRun accepted(SiteStore store, int sites) {
        SecureRun run = new SecureRun(sites, 1);
        store.tasks().add(Task.received(run.request(), SampleTasks.NOW));
        StoredRun stored = new StoredRun(store, run);
        Task accepted = run.accepted();
        stored.change(new Step(
                accepted, List.of(new Message.Accept(accepted.acceptance().orElseThrow())), List.of()));
        return stored;
    }

    /** The store was closed and opened again. */
    void in(SiteStore reopened) {
        store = reopened;
    }

    RunId id() {
        return run.request().run();
    }

    Task task() {
        return store.tasks().find(id()).orElseThrow();
    }

    /** Goes on to this state, if it is not beyond it. */
    Task to(TaskState state) {
        Task task = task();
        while (task.state().ordinal() < state.ordinal()) {
            task = go();
        }
        return task;
    }

    /** One phase. */
    Task go() {
        return step().task();
    }

    /** One phase, with what leaves. */
    Step step() {
        TaskEvent event = run.next(task());
        return store.tasks().change(id(), t -> stamped(MACHINE.on(t, event)));
    }

    /** Ends as this state says. */
    Task end(TaskState state) {
        return change(t -> MACHINE.on(t, ending(t, state)));
    }

    private static TaskEvent ending(Task task, TaskState state) {
        return switch (state) {
            case ABORTED ->
                TaskEvent.Advanced.left(
                        WRONG, List.of(), SecureRun.heard(task.heard().size() + 1));
            case EXPIRED -> TaskEvent.Closed.expired();
            default -> new TaskEvent.Closed(Optional.of(Ending.of(true)));
        };
    }

    /** The next attempt, among fewer sites. */
    Task again(int sites) {
        run = run.next(sites);
        return change(t -> MACHINE.again(t, run.request(), SampleTasks.acceptance(run.request(), "site-1", 1)));
    }

    void acknowledgeAll() {
        store.outbox().waiting().forEach(w -> store.outbox().acknowledged(w.id()));
    }

    private void change(Step step) {
        change(t -> step);
    }

    private Task change(Tasks.Change change) {
        return store.tasks().change(id(), change).task();
    }

    private static Step stamped(Step step) {
        boolean begins =
                step.task().state() == TaskState.KEYED && step.task().keyed().isEmpty();
        return begins
                ? new Step(step.task().keyedAt(SampleTasks.NOW.plusNanos(123456000)), step.messages(), step.actions())
                : step;
    }
}
