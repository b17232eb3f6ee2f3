// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.riskset.coordinator.run.Contexts;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.Step;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.masking.Phase;

/** The coordinator's disk with one planted bug: it moves on when it must not, or keeps the wrong things. */
final class FaultyCoordinatorDisk extends CoordinatorDisk {
    private final Bug bug;
    private final Map<RunId, List<Vector>> twice = new HashMap<>();

    FaultyCoordinatorDisk(Bug bug, CrashPoints crashes, Writing writing) {
        super(crashes, writing);
        this.bug = bug;
    }

    @Override
    Step made(Run before, Step step) {
        RunState now = step.run().state();
        boolean failed = now == RunState.FAILED;
        return switch (bug) {
            case COORDINATOR_MISSES_CONTRIBUTOR ->
                now == RunState.COMPLETE || now == RunState.PARTIAL ? missing(step) : step;
            case COORDINATOR_CONFIRMS_BELOW_QUORUM ->
                failed && shortOfOne(before, RunState.CONFIRMING, Phase.SURVIVORS)
                        ? moved(before, RunState.UNMASKING)
                        : step;
            case COORDINATOR_OPENS_BELOW_QUORUM ->
                failed && shortOfOne(before, RunState.UNMASKING, Phase.OPENING)
                        ? moved(before, RunState.REVIEWING)
                        : step;
            case COORDINATOR_RETRIES_AFTER_VECTOR ->
                failed && before.state() == RunState.COLLECTING
                        ? moved(before.nextAttempt(p -> p.receipt().isPresent()), RunState.INVITING)
                        : step;
            default -> step;
        };
    }

    private static Step missing(Step step) {
        Participation last = step.run().participations().stream()
                .filter(p -> p.receipt().isPresent())
                .reduce((a, b) -> b)
                .orElseThrow();
        return new Step(step.run().with(last.withoutVector()), step.actions());
    }

    private static boolean shortOfOne(Run run, RunState state, Phase phase) {
        return run.state() == state && run.received(phase) == Contexts.quorum(run) - 1;
    }

    private static Step moved(Run run, RunState next) {
        return new Step(run.in(next, run.deadline().plusSeconds(600)), next.actions());
    }

    @Override
    public List<Run> unfinished() {
        List<Run> all = new ArrayList<>(super.unfinished());
        if (bug == Bug.COORDINATOR_KEYS_TWO_RUNS) {
            all.removeIf(run -> run.state() == RunState.COLLECTING);
        }
        return all;
    }

    @Override
    int attempt(Run run) {
        return bug == Bug.COORDINATOR_MIXES_ATTEMPTS ? 0 : super.attempt(run);
    }

    @Override
    void again(Vector vector, RunId run) {
        twice.computeIfAbsent(run, r -> new ArrayList<>()).add(vector);
    }

    @Override
    List<Vector> vectors(Run run) {
        List<Vector> all = new ArrayList<>(super.vectors(run));
        all.addAll(twice.getOrDefault(run.id(), List.of()));
        return all;
    }

    @Override
    void forget(RunId run) {
        if (bug != Bug.COORDINATOR_KEEPS_VECTORS) {
            super.forget(run);
        }
    }

    @Override
    void crashed() {
        if (bug == Bug.COORDINATOR_TELLS_BEFORE_WRITING) {
            fallBack(3);
        }
    }
}
