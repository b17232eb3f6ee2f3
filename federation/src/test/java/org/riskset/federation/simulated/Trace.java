// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened, line by line, when somebody wants to read it. */
final class Trace {
    private final List<String> lines = new ArrayList<>();
    private final boolean kept;
    private final FakeClock clock;

    Trace(boolean kept, FakeClock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    void add(Supplier<String> line) {
        if (kept) {
            Duration since = Duration.between(FakeClock.START, clock.instant());
            lines.add(
                    "%4d  %9s  %s".formatted(lines.size() + 1, since.toString().substring(2), line.get()));
        }
    }

    String text() {
        return String.join("\n", lines);
    }
}
