// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.riskset.privacy.identity.RunId;

/** Runs that survive a driver, as those on disk survive a process. */
public final class RunsInMemory implements Runs {
    private final Map<RunId, Run> runs = new LinkedHashMap<>();

    public RunsInMemory(Run... initial) {
        List.of(initial).forEach(run -> runs.put(run.id(), run));
    }

    public void add(Run run) {
        runs.put(run.id(), run);
    }

    @Override
    public Step change(RunId id, Change change) {
        Step step = change.apply(runs.get(id));
        runs.put(id, step.run());
        return step;
    }

    @Override
    public Optional<Run> find(RunId id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public Optional<Run> find(int number) {
        return runs.values().stream().filter(run -> run.number() == number).findFirst();
    }

    @Override
    public List<Run> all() {
        List<Run> all = new ArrayList<>(runs.values());
        all.sort(Comparator.comparing(Run::number).reversed());
        return all;
    }

    @Override
    public List<Run> unfinished() {
        return runs.values().stream().filter(run -> !run.state().hasEnded()).toList();
    }
}
