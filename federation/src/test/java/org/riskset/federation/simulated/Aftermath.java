// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.site.task.Task;

/** The network is repaired and time passes: everything has to end, and nothing secret may be left anywhere. */
final class Aftermath {
    private static final int ROUNDS = 40;
    private static final int MOST_STEPS = 20_000;
    private static final Duration MORE_THAN_A_DAY = Duration.ofHours(25);

    private final World world;

    Aftermath(World world) {
        this.world = world;
    }

    void run() {
        world.repair();
        settle();
        Violation.unless(
                !world.scenario.faults().calm() || allComplete(),
                "everybody stayed and no deadline passed, and still not every run is complete");
        for (int round = 0; round < ROUNDS && !world.isOver(); round++) {
            world.network.release();
            wait(next());
            settle();
        }
        world.coordinator.disk.all().forEach(Aftermath::ended);
        while (world.network.holdsSomething()) {
            world.network.release();
        }
        settle();
        world.trace.add(() -> "whoever was gone comes back");
        wait(MORE_THAN_A_DAY);
        world.sites.forEach(SimulatedSite::comesBack);
        settle();
        for (int round = 0; round < ROUNDS && !world.isOver(); round++) {
            wait(MORE_THAN_A_DAY);
            settle();
        }
        world.sites.forEach(this::clean);
        Violation.unless(
                world.coordinator.disk.holdsNothing(), "the coordinator keeps vectors or shares of a run that ended");
        world.observer.runs().over();
    }

    private boolean allComplete() {
        return world.coordinator.disk.all().stream().allMatch(r -> r.state() == RunState.COMPLETE);
    }

    private static void ended(Run run) {
        Violation.unless(run.state().hasEnded(), "run " + run.number() + " never ends: " + run.state());
    }

    private void clean(SimulatedSite site) {
        for (Task task : site.disk.all()) {
            Violation.unless(task.state().hasEnded(), site.id + " waits for ever: " + task.state());
            Violation.unless(!SiteRules.hasSecrets(task), site.id + " keeps secrets of a task that has ended");
            Violation.unless(task.frozen().isEmpty(), site.id + " keeps counts of a task that has ended");
        }
        Violation.unless(site.disk.waiting().isEmpty(), site.id + " never gets rid of a message");
    }

    private void wait(Duration time) {
        world.clock.pass(time);
        world.act(world.coordinator::tick);
        world.sites.stream().filter(SimulatedSite::isUp).forEach(SimulatedSite::tick);
    }

    // When the next deadline passes; a day when none is left.
    private Duration next() {
        Instant now = world.clock.instant();
        return world.coordinator.disk.unfinished().stream()
                .map(Run::deadline)
                .filter(d -> d.isAfter(now))
                .min(Comparator.naturalOrder())
                .map(d -> Duration.between(now, d))
                .filter(d -> d.compareTo(MORE_THAN_A_DAY) < 0)
                .orElse(MORE_THAN_A_DAY);
    }

    /** Everything that waits is done, everything on its way arrives. */
    private void settle() {
        world.coordinator.crashes.disarm();
        if (!world.coordinator.isUp()) {
            world.act(world.coordinator::start);
        }
        for (SimulatedSite site : world.sites) {
            site.crashes.disarm();
            if (site.isUp() && site.isGone()) {
                site.crash();
            }
            if (!site.isUp() && !site.isGone()) {
                world.act(site::start);
            }
            if (site.isUp()) {
                world.connect(site);
            }
        }
        int steps = 0;
        while (something()) {
            String error = Alarm.last();
            Violation.unless(error.isEmpty(), "an error that nobody expects:" + error);
            Violation.unless(++steps < MOST_STEPS, "there is no end of messages");
        }
    }

    private boolean something() {
        if (world.coordinator.hasWork()) {
            world.act(world.coordinator::work);
            return true;
        }
        for (SimulatedSite site : world.sites) {
            if (site.hasWork()) {
                world.act(site::work);
                return true;
            }
            if (site.isUp() && site.hasSomethingToSend()) {
                site.send();
                return true;
            }
            if (decided(site)) {
                return true;
            }
        }
        if (!world.network.isEmpty()) {
            world.deliver(world.network.any());
            return true;
        }
        return false;
    }

    // Who has not decided by now does not before the deadline, but where nothing else goes wrong.
    private boolean decided(SimulatedSite site) {
        List<Task> waiting = world.scenario.faults().calm() && site.isUp() ? site.awaitingPerson() : List.of();
        waiting.forEach(site::decide);
        return !waiting.isEmpty();
    }
}
