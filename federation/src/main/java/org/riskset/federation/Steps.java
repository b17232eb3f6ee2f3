// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import org.riskset.proto.console.Progress;

/** One bar per matter: its name, how many of how many, what state, how long since the beginning. */
final class Steps {
    private static final String LINE = "%-18s %s  %d/%d  %-14s %5.1f s";

    private final Progress progress;
    private final long begun = System.nanoTime();

    Steps(Progress progress) {
        this.progress = progress;
    }

    /** So many of so many are done; the line stays when all are. */
    void step(String name, int done, int all, String state) {
        String line = String.format(LINE, name, Progress.bar(done, all), done, all, state, seconds());
        if (done == all) {
            progress.keep(line);
        } else {
            progress.changed(line);
        }
    }

    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }
}
