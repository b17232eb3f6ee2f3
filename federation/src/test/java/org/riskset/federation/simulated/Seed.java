// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.util.Locale;
import java.util.Optional;
import org.riskset.coordinator.run.Run;

/** One simulated federation from its first message until everything has ended. */
record Seed(long number, Bug bug) {

    /** What came of it. */
    record Outcome(long seed, Tally tally, Optional<String> violation) {}

    /** Runs it; when a rule was broken, once more to write down how. */
    Outcome run() {
        World world = new World(number, bug, false);
        Optional<String> violation = violation(world);
        if (violation.isPresent()) {
            World again = new World(number, bug, true);
            String why = violation(again).orElse("not when it was repeated: the simulation is not deterministic");
            violation = Optional.of("seed " + number + ": " + why + "\n" + again.trace.text());
        }
        return new Outcome(number, world.tally, violation);
    }

    private static Optional<String> violation(World world) {
        Alarm.last();
        try {
            new Weather(world).run();
            new Aftermath(world).run();
        } catch (Violation violation) {
            return Optional.of(violation.getMessage());
        } finally {
            world.coordinator.disk.all().forEach(run -> count(world, run));
        }
        return Optional.empty();
    }

    private static void count(World world, Run run) {
        world.tally.add("runs " + run.state().name().toLowerCase(Locale.ROOT));
        run.problem().ifPresent(p -> world.tally.add("failed with " + p.replaceAll("[0-9]+ of [0-9]+|, .*", "")));
        if (run.attempt() > 1) {
            world.tally.add("runs with more attempts");
        }
    }

    /** The text of everything that happens, for comparison. */
    String trace() {
        World world = new World(number, bug, true);
        return violation(world).orElse("") + world.trace.text();
    }
}
