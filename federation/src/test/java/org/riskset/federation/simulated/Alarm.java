// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what the code under test calls an error: a failure that it survives and nobody expects. */
final class Alarm extends Handler {
    private static final Logger ROOT = Logger.getLogger("org.riskset");
    private static final ThreadLocal<String> LAST = ThreadLocal.withInitial(() -> "");

    private Level before;

    void listen() {
        before = ROOT.getLevel();
        ROOT.setLevel(Boolean.getBoolean("w") ? Level.WARNING : Level.SEVERE);
        ROOT.addHandler(this);
    }

    /** The last error of this thread, forgotten with this. */
    static String last() {
        String last = LAST.get();
        LAST.remove();
        return last;
    }

    @Override
    public void publish(LogRecord record) {
        StringWriter text = new StringWriter();
        text.append(' ').append(record.getMessage()).append('\n');
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        if (Boolean.getBoolean("w")) {
            System.out.println(new java.util.logging.SimpleFormatter().formatMessage(record) + text);
            return;
        }
        LAST.set(text.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
        ROOT.setLevel(before);
    }
}
