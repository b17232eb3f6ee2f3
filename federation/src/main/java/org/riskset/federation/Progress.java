// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.PrintWriter;

/** Progress on standard error: redrawn bars on a terminal, one plain line per change elsewhere, nothing when quiet. */
final class Progress {
    private static final int CELLS = 20;
    private static final int NAME = 18;

    private final PrintWriter err;
    private final boolean wanted;
    private final boolean terminal = System.console() != null;
    private final long begun = System.nanoTime();
    private String last = "";

    Progress(PrintWriter err, boolean wanted) {
        this.err = err;
        this.wanted = wanted;
    }

    /** So many of so many are done. */
    void step(String name, int done, int all, String state) {
        if (!wanted) {
            return;
        }
        int filled = all == 0 ? CELLS : CELLS * done / all;
        String bar = "█".repeat(filled) + "░".repeat(CELLS - filled);
        String line = String.format(
                "%-" + NAME + "s %s  %d/%d  %s  %.1f s",
                name,
                bar,
                done,
                all,
                state,
                (System.nanoTime() - begun) / 1e9);
        draw(name, line, done == all);
    }

    private void draw(String name, String line, boolean finished) {
        if (!terminal) {
            err.println(line);
        } else {
            err.print((last.equals(name) ? "\r" : "") + line + (finished ? System.lineSeparator() : ""));
        }
        last = finished ? "" : name;
        err.flush();
    }
}
