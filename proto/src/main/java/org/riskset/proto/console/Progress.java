// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.console;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * How far something is: one line that is redrawn on a terminal, at most ten times a second; elsewhere one plain line per
 * change. A line that is kept stays.
 */
public final class Progress {
    private static final long NANOS_BETWEEN = Duration.ofMillis(100).toNanos();
    private static final int WIDEST = 79; // a line that wraps cannot be redrawn
    private static final int CELLS = 20;
    private static final String CLEAR = "\r\u001B[K";

    private final PrintWriter err;
    private final Terminal terminal;
    private final boolean redraw;
    private final boolean silent;
    private String shown = "";
    private boolean open;
    private long drawn = System.nanoTime() - NANOS_BETWEEN;

    Progress(PrintWriter err, Terminal terminal, boolean redraw, boolean silent) {
        this.err = err;
        this.terminal = terminal;
        this.redraw = redraw;
        this.silent = silent;
    }

    /** The state has changed. */
    public void changed(String line) {
        if (redraw) {
            draw(line, false);
        } else if (!line.equals(shown) && !silent) {
            err.println(terminal.fit(line));
        }
        shown = line;
    }

    /** Only time has passed: nothing to tell where lines stay. */
    public void ticked(String line) {
        if (redraw) {
            draw(line, false);
        }
    }

    /** The last line of this matter; it stays. */
    public void keep(String line) {
        if (redraw) {
            draw(line, true);
            end();
        } else {
            changed(line);
        }
    }

    /** Leaves the line as it is and goes to the next one. */
    public void end() {
        if (open) {
            err.println();
            open = false;
        }
    }

    private void draw(String line, boolean always) {
        long now = System.nanoTime();
        if (silent || !always && now - drawn < NANOS_BETWEEN) {
            return;
        }
        String fitted = terminal.fit(line);
        err.print(CLEAR + fitted.substring(0, Math.min(fitted.length(), WIDEST)));
        err.flush();
        drawn = now;
        open = true;
    }

    /** Twenty cells, as many full as the share that is done. */
    public static String bar(long done, long of) {
        int full = of <= 0 ? 0 : (int) (CELLS * Math.min(done, of) / of);
        return "█".repeat(full) + "░".repeat(CELLS - full);
    }
}
