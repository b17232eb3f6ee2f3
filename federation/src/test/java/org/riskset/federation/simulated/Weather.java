// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.riskset.coordinator.run.Run;
import org.riskset.site.task.Task;
import org.riskset.survival.error.RisksetException;

/** One step after the other, each drawn from what could happen next. */
final class Weather {
    private static final int STEPS_PER_SITE_AND_RUN = 110;
    private static final int MOST_MEANWHILE = 8;
    private static final int DELAYED_MEANWHILE = 250;
    private static final Duration DAY = Duration.ofHours(24);

    private final World world;
    private final Scenario.Faults faults;
    private final Dice dice;
    private final List<SmallStudy> asked = new ArrayList<>();

    Weather(World world) {
        this.world = world;
        this.faults = world.scenario.faults();
        this.dice = world.dice;
        world.scenario.studies().forEach(s -> asked.add(SmallStudy.BOTH.get(s)));
    }

    private record Option(int weight, Runnable act) {}

    /** Until nothing happens any more, or long enough. */
    void run() {
        int steps = STEPS_PER_SITE_AND_RUN
                * world.sites.size()
                * world.scenario.studies().size();
        for (int i = 0; i < steps && !calmDown(); i++) {
            misfortune();
            world.act(drawn(options()));
            String error = Alarm.last();
            Violation.unless(error.isEmpty(), "an error that nobody expects:" + error);
        }
        while (!asked.isEmpty()) {
            if (!world.coordinator.isUp()) {
                world.act(world.coordinator::start);
            } else {
                world.act(this::submit);
            }
        }
    }

    private boolean calmDown() {
        return asked.isEmpty()
                && world.isOver()
                && world.network.isEmpty()
                && world.sites.stream().noneMatch(s -> s.hasWork() || s.hasSomethingToSend());
    }

    private Runnable drawn(List<Option> options) {
        int all = options.stream().mapToInt(Option::weight).sum();
        int roll = dice.below(all);
        for (Option option : options) {
            roll -= option.weight();
            if (roll < 0) {
                return option.act();
            }
        }
        throw new IllegalStateException("weights add up");
    }

    private List<Option> options() {
        List<Option> options = new ArrayList<>();
        options.add(new Option(4, () -> world.clock.pass(Duration.ofSeconds(1 + dice.below(4)))));
        if (!world.network.isEmpty()) {
            options.add(new Option(40, this::message));
        }
        if (world.network.holdsSomething()) {
            options.add(new Option(1, world.network::release));
        }
        if (world.coordinator.isUp()) {
            coordinator(options);
        } else {
            options.add(new Option(10, world.coordinator::start));
        }
        world.sites.forEach(site -> site(options, site));
        return options;
    }

    private void coordinator(List<Option> options) {
        options.add(new Option(2, world.coordinator::tick));
        if (world.coordinator.hasWork()) {
            options.add(new Option(10, world.coordinator::work));
        }
        if (!asked.isEmpty()) {
            options.add(new Option(4, this::submit));
        }
        if (world.scenario.cancels() && dice.perMille(20)) {
            world.coordinator.disk.unfinished().stream()
                    .findFirst()
                    .ifPresent(run -> options.add(new Option(40, () -> world.coordinator.cancel(run))));
        }
    }

    // A crash may come before it is stored that somebody asked: then it is asked again.
    private void submit() {
        world.coordinator.submit(asked.remove(0));
    }

    private void site(List<Option> options, SimulatedSite site) {
        if (!site.isUp()) {
            if (!site.isGone()) {
                options.add(new Option(6, site::start));
            }
            return;
        }
        options.add(new Option(1, site::tick));
        if (site.hasWork()) {
            options.add(new Option(15, site::work));
        }
        if (site.hasSomethingToSend()) {
            options.add(new Option(10, site::send));
        }
        if (site.isConnected()) {
            options.add(new Option(1, site::sendAgain));
        } else if (world.coordinator.isUp()) {
            options.add(new Option(8, () -> connect(site)));
        }
        for (Task task : site.awaitingPerson()) {
            options.add(new Option(2, () -> decide(site, task)));
        }
    }

    private void connect(SimulatedSite site) {
        race();
        world.connect(site);
        world.coordinator.disk.interleave(() -> {});
    }

    private void decide(SimulatedSite site, Task task) {
        try {
            site.decide(task);
        } catch (RisksetException e) {
            world.trace.add(() -> site.id + ": a person is told " + e.getMessage());
        }
    }

    private void message() {
        Network.InFlight message = world.network.any();
        if (dice.perMille(faults.lost())) {
            world.tally.add("lost");
            world.trace.add(() -> "lost: " + message.what());
            return;
        }
        if (dice.perMille(faults.stuck())) {
            world.tally.add("stuck");
            world.trace.add(() -> "stuck: " + message.what());
            world.network.hold(message);
            return;
        }
        if (dice.perMille(faults.doubled())) {
            world.tally.add("doubled");
            if (dice.perMille(500)) {
                world.network.send(message);
            } else {
                world.network.hold(message);
            }
        }
        race();
        world.deliver(message);
        world.coordinator.disk.interleave(() -> {});
    }

    // Another call is worked on between what this one reads and what it changes.
    private void race() {
        if (dice.perMille(faults.races())) {
            world.coordinator.disk.interleave(() -> {
                world.tally.add("races");
                for (int i = dice.below(MOST_MEANWHILE); i >= 0; i--) {
                    world.trace.add(() -> "meanwhile:");
                    meanwhile();
                }
            });
        }
    }

    private void meanwhile() {
        if (world.coordinator.hasWork() && dice.perMille(300)) {
            world.act(world.coordinator::work);
        } else if (!world.network.isEmpty() && dice.perMille(600)) {
            world.deliver(world.network.any());
        } else {
            if (faults.delays() > 0 && dice.perMille(DELAYED_MEANWHILE)) {
                deadline(false);
            }
            world.act(world.coordinator::tick);
        }
    }

    private void misfortune() {
        if (dice.perMille(faults.crashes())) {
            crash();
        }
        if (dice.perMille(faults.cut())) {
            SimulatedSite site = dice.pick(world.sites);
            world.trace.add(() -> site.id + " loses its connection");
            site.cut();
        }
        if (dice.perMille(faults.delays())) {
            delay();
        }
    }

    private void crash() {
        SimulatedSite site = dice.pick(world.sites);
        boolean coordinator = dice.perMille(300);
        CrashPoints crashes = coordinator ? world.coordinator.crashes : site.crashes;
        if (dice.perMille(700)) {
            crashes.arm(1 + dice.below(6));
        } else {
            world.act(() -> {
                throw new Crash(crashes, "between two things");
            });
        }
    }

    private void delay() {
        if (dice.perMille(50)) {
            world.tally.add("delays");
            world.clock.pass(DAY);
        } else {
            deadline(dice.perMille(150));
        }
    }

    // The first week is long: mostly it is a deadline among those that follow.
    private void deadline(boolean evenOfPeople) {
        Instant now = world.clock.instant();
        List<Instant> deadlines = world.coordinator.disk.unfinished().stream()
                .map(Run::deadline)
                .filter(d -> d.isAfter(now) && (evenOfPeople || d.isBefore(now.plus(DAY))))
                .toList();
        if (!deadlines.isEmpty()) {
            world.tally.add("delays");
            Duration time = Duration.between(now, dice.pick(deadlines)).plusSeconds(dice.below(90) - 30);
            world.clock.pass(time.isNegative() ? Duration.ZERO : time);
        }
    }
}
