// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.riskset.federation.simulated.Seed.Outcome;

/** Many seeds on all cores. */
final class Seeds {
    private static final int ENOUGH = 3;

    private final AtomicLong next;
    private final long end;
    private final Bug bug;
    private final Tally tally = new Tally();
    private final List<Outcome> broken = new ArrayList<>();

    private Seeds(long from, long count, Bug bug) {
        this.next = new AtomicLong(from);
        this.end = from + count;
        this.bug = bug;
    }

    /** Runs them, or until a few have broken a rule. */
    static Seeds run(long from, long count, Bug bug) {
        Seeds seeds = new Seeds(from, count, bug);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            Thread thread = new Thread(seeds::work, "seeds-" + i);
            thread.start();
            threads.add(thread);
        }
        threads.forEach(Seeds::join);
        return seeds;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
            Outcome outcome = outcome(seed);
            synchronized (this) {
                tally.add(outcome.tally());
                tally.add("seeds");
                if (outcome.violation().isPresent()) {
                    broken.add(outcome);
                }
                if (broken.size() >= ENOUGH) {
                    return;
                }
            }
        }
    }

    private Outcome outcome(long seed) {
        try {
            return new Seed(seed, bug).run();
        } catch (RuntimeException | Error e) {
            java.io.StringWriter text = new java.io.StringWriter();
            e.printStackTrace(new java.io.PrintWriter(text, true));
            return new Outcome(seed, new Tally(), java.util.Optional.of("seed " + seed + ": " + text));
        }
    }

    Tally tally() {
        return tally;
    }

    List<Outcome> broken() {
        return broken;
    }
}
