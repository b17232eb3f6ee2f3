// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.riskset.coordinator.exchange.PhaseBodies;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunError;
import org.riskset.coordinator.run.Runs;
import org.riskset.coordinator.run.Step;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Phase;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What the coordinator keeps over a crash, as its store does: a run with what belongs to the change, at once or not at
 * all.
 */
class CoordinatorDisk implements Runs, PhaseBodies {
    private static final int REMEMBERED = 12;

    private final CrashPoints crashes;
    private final Writing writing;
    private final Deque<Kept> earlier = new ArrayDeque<>();
    private Kept kept = new Kept(Map.of(), Map.of(), Map.of());
    private Optional<Kept> staged = Optional.empty();
    private Runnable meanwhile = () -> {};

    /** Hears what was written. */
    interface Writing {
        void after(Run before, Run after, List<Run> others);
    }

    /** A vector as it came. */
    record Vector(int attempt, SiteId site, int horizon, byte[] bytes) {}

    private record Kept(Map<RunId, Run> runs, Map<String, Vector> vectors, Map<String, Body> bodies) {
        Kept copy() {
            return new Kept(new LinkedHashMap<>(runs), new TreeMap<>(vectors), new TreeMap<>(bodies));
        }
    }

    private record Body(SiteId site, byte[] bytes) {}

    CoordinatorDisk(CrashPoints crashes, Writing writing) {
        this.crashes = crashes;
        this.writing = writing;
    }

    void add(Run run) {
        within("a run is added", next -> next.runs().put(run.id(), run));
    }

    private void within(String what, Consumer<Kept> change) {
        within(what, change, () -> {});
    }

    private void within(String what, Consumer<Kept> change, Runnable then) {
        crashes.pass("before " + what);
        Kept next = kept.copy();
        staged = Optional.of(next);
        try {
            change.accept(next);
            crashes.pass("before it is written that " + what);
            commit(next);
        } finally {
            staged = Optional.empty();
        }
        then.run();
        crashes.pass("after " + what);
    }

    private void commit(Kept next) {
        earlier.addLast(kept);
        if (earlier.size() > REMEMBERED) {
            earlier.removeFirst();
        }
        kept = next;
    }

    @Override
    public Step change(RunId id, Change change) {
        Step[] done = new Step[1];
        Run before = Optional.ofNullable(kept.runs().get(id))
                .orElseThrow(() -> RisksetException.of(Problem.of(RunError.UNKNOWN, "no run " + id)));
        within(
                "a run is changed",
                next -> {
                    done[0] = made(before, change.apply(before));
                    next.runs().put(id, done[0].run());
                },
                () -> writing.after(
                        before, done[0].run(), List.copyOf(kept.runs().values())));
        return done[0];
    }

    /** What the machine made of a run; only a planted bug makes something else. */
    Step made(Run before, Step step) {
        return step;
    }

    /** What another call does while this one has read but not yet changed a run; once. */
    void interleave(Runnable other) {
        meanwhile = other;
    }

    private void meanwhile() {
        Runnable other = meanwhile;
        meanwhile = () -> {};
        other.run();
    }

    @Override
    public Optional<Run> find(RunId id) {
        Optional<Run> found = Optional.ofNullable(kept.runs().get(id));
        meanwhile();
        return found;
    }

    @Override
    public Optional<Run> find(int number) {
        return kept.runs().values().stream().filter(r -> r.number() == number).findFirst();
    }

    @Override
    public List<Run> all() {
        List<Run> all = new ArrayList<>(kept.runs().values());
        all.sort(Comparator.comparing(Run::number).reversed());
        meanwhile();
        return all;
    }

    @Override
    public List<Run> unfinished() {
        return kept.runs().values().stream()
                .filter(run -> !run.state().hasEnded())
                .sorted(Comparator.comparing(Run::number))
                .toList();
    }

    /** Within the machine's transaction. */
    void keep(Run run, Vector vector) {
        staged.orElseThrow().vectors().putIfAbsent(key(run.id(), run.attempt(), vector.site()), vector);
    }

    /** A vector has come that was there already; only a planted bug takes it. */
    void again(Vector vector, RunId run) {}

    List<Vector> vectors(Run run) {
        return List.copyOf(below(kept.vectors(), key(run.id(), run.attempt())).values());
    }

    @Override
    public void keep(Run run, SiteId site, Phase phase, byte[] body) {
        if (phase == Phase.SHARES || phase == Phase.OPENING) {
            String key = key(run.id(), attempt(run), phase, site);
            staged.orElseThrow().bodies().putIfAbsent(key, new Body(site, body));
        }
    }

    @Override
    public Map<SiteId, byte[]> of(Run run, Phase phase) {
        Map<SiteId, byte[]> bodies = new LinkedHashMap<>();
        below(kept.bodies(), key(run.id(), attempt(run), phase))
                .values()
                .forEach(body -> bodies.put(body.site(), body.bytes()));
        return bodies;
    }

    /** The attempt that bodies are kept under. */
    int attempt(Run run) {
        return run.attempt();
    }

    /** Once a run has ended, in two steps. */
    void forget(RunId run) {
        within("vectors are forgotten", next -> next.vectors().keySet().removeIf(k -> k.startsWith(key(run))));
        within("bodies are forgotten", next -> next.bodies().keySet().removeIf(k -> k.startsWith(key(run))));
    }

    boolean holdsNothing() {
        return kept.vectors().isEmpty() && kept.bodies().isEmpty();
    }

    private static String key(RunId run, Object... more) {
        StringBuilder key = new StringBuilder(run.hex()).append('/');
        for (Object one : more) {
            key.append(one).append('/');
        }
        return key.toString();
    }

    private static <V> Map<String, V> below(Map<String, V> all, String prefix) {
        Map<String, V> found = new LinkedHashMap<>();
        all.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key, value);
            }
        });
        return found;
    }

    /** The process has died: what comes back is what was written. Only a planted bug loses anything. */
    void crashed() {}

    /** The machine comes back with the disk of some changes ago, as after a restored backup. */
    void fallBack(int changes) {
        for (int i = 0; i < changes && !earlier.isEmpty(); i++) {
            kept = earlier.removeLast();
        }
    }
}
