// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.time.Clock;
import org.riskset.privacy.identity.RunId;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * The only mover of runs: load, apply, store, act. The state is on disk before anything is done about it; what a crash
 * leaves undone is done again by {@link #resume}.
 */
public final class RunDriver {
    private final Runs runs;
    private final RunMachine machine;
    private final RunActions actions;
    private final Clock clock;

    public RunDriver(Runs runs, RunMachine machine, RunActions actions, Clock clock) {
        this.runs = runs;
        this.machine = machine;
        this.actions = actions;
        this.clock = clock;
    }

    /**
     * An event, and then whatever follows from it by itself.
     *
     * @throws RisksetException when there is no such run or the event does not fit
     */
    public Run on(RunId id, RunEvent event) {
        apply(id, event);
        return tick(id);
    }

    /** Lets time pass for one run. */
    public Run tick(RunId id) {
        Run run = find(id);
        boolean moved = true;
        while (moved) {
            RunState before = run.state();
            run = apply(id, new RunEvent.Ticked(clock.instant(), studyIsFree(run)));
            moved = run.state() != before && !run.state().hasEnded();
        }
        if (run.state().hasEnded()) {
            letOthersGoOn(run);
        }
        return run;
    }

    /** Lets time pass for every run that has not ended. */
    public void tickAll() {
        runs.unfinished().forEach(run -> tick(run.id()));
    }

    /** After a start: does again what each unfinished run's state demands. */
    public void resume() {
        for (Run run : runs.unfinished()) {
            run.state().actions().forEach(action -> actions.perform(action, run));
            tick(run.id());
        }
    }

    private Run apply(RunId id, RunEvent event) {
        Step step = runs.change(id, run -> machine.on(run, event));
        for (RunAction action : step.actions()) {
            actions.perform(action, step.run());
        }
        return step.actions().isEmpty() ? step.run() : find(id);
    }

    private void letOthersGoOn(Run ended) {
        runs.unfinished().stream()
                .filter(other ->
                        other.question().studyId().equals(ended.question().studyId()))
                .filter(other -> other.state() == RunState.INVITING)
                .findFirst()
                .ifPresent(other -> tick(other.id()));
    }

    private boolean studyIsFree(Run run) {
        return runs.unfinished().stream()
                .filter(other -> !other.id().equals(run.id()))
                .filter(other ->
                        other.question().studyId().equals(run.question().studyId()))
                .noneMatch(other -> other.state().isKeyed());
    }

    private Run find(RunId id) {
        ErrorCode code = RunError.UNKNOWN;
        return runs.find(id).orElseThrow(() -> RisksetException.of(Problem.of(code, "no run " + id)));
    }
}
