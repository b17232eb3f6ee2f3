// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * The only mover of runs: load, apply, store, act. The state is on disk before anything is done about it; what a crash
 * leaves undone is done again by {@link #resume}.
 */
public final class RunDriver {
    private static final Runnable NOTHING = () -> {};

    private final Runs runs;
    private final RunMachine machine;
    private final RunActions actions;
    private final Consumer<Run> changed;
    private final Clock clock;
    // Whether a study is free must not change between asking and moving.
    private final ReentrantLock moving = new ReentrantLock(true);

    /**
     * A driver.
     *
     * @param changed hears of every run after it was stored
     */
    public RunDriver(Runs runs, RunMachine machine, RunActions actions, Consumer<Run> changed, Clock clock) {
        this.runs = runs;
        this.machine = machine;
        this.actions = actions;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * An event, and then whatever follows from it by itself.
     *
     * @throws RisksetException when there is no such run or the event does not fit
     */
    public Run on(RunId id, RunEvent event) {
        return on(id, event, NOTHING);
    }

    /**
     * Like {@link #on(RunId, RunEvent)}, with something to be stored in the same transaction. A repeated event stores
     * nothing: what belonged to it may have been removed since.
     */
    public Run on(RunId id, RunEvent event, Runnable alongside) {
        moving.lock();
        try {
            apply(id, event, alongside);
            return tick(id);
        } finally {
            moving.unlock();
        }
    }

    /**
     * Like {@link #on(RunId, RunEvent, Runnable)}, for what was held against one attempt: between looking and moving a new
     * one may have begun, for which the same message means nothing.
     *
     * @throws RisksetException RS-SEC-031 when the run is in another attempt by now
     */
    public Run on(RunId id, int attempt, RunEvent event, Runnable alongside) {
        moving.lock();
        try {
            if (find(id).attempt() != attempt) {
                throw RisksetException.of(Problem.of(SecurityError.STALE, "a message of attempt " + attempt));
            }
            return on(id, event, alongside);
        } finally {
            moving.unlock();
        }
    }

    /** Lets time pass for one run. */
    public Run tick(RunId id) {
        moving.lock();
        try {
            Run run = find(id);
            RunState before;
            do {
                before = run.state();
                boolean free = run.state() == RunState.INVITING && studyIsFree(run);
                run = apply(id, new RunEvent.Ticked(clock.instant(), free), NOTHING);
            } while (run.state() != before);
            if (run.state().hasEnded()) {
                letOthersGoOn(run);
            }
            return run;
        } finally {
            moving.unlock();
        }
    }

    /** Lets time pass for every run that has not ended. */
    public void tickAll() {
        runs.unfinished().forEach(run -> tick(run.id()));
    }

    /** After a start: does again what each run's state demands, also of runs that ended just before a crash. */
    public void resume() {
        for (Run run : runs.all()) {
            run.state().actions().forEach(action -> actions.perform(action, run));
        }
        tickAll();
    }

    private Run apply(RunId id, RunEvent event, Runnable alongside) {
        Step step = runs.change(id, run -> {
            Step next = machine.on(run, event);
            if (!next.run().equals(run)) {
                alongside.run();
            }
            return next;
        });
        changed.accept(step.run());
        step.actions().forEach(action -> actions.perform(action, step.run()));
        return step.run();
    }

    private void letOthersGoOn(Run ended) {
        runs.unfinished().stream()
                .filter(other -> sameStudy(other, ended) && other.state() == RunState.INVITING)
                .findFirst()
                .ifPresent(other -> tick(other.id()));
    }

    private boolean studyIsFree(Run run) {
        return runs.unfinished().stream()
                .filter(other -> !other.id().equals(run.id()) && sameStudy(other, run))
                .noneMatch(other -> other.state().isKeyed());
    }

    private static boolean sameStudy(Run one, Run other) {
        return one.question().studyId().equals(other.question().studyId());
    }

    private Run find(RunId id) {
        return runs.find(id).orElseThrow(() -> RisksetException.of(Problem.of(RunError.UNKNOWN, "no run " + id)));
    }
}
