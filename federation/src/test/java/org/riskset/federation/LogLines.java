// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the product has logged while this was open; before each line the thread that logged it. */
final class LogLines implements AutoCloseable {
    private final Logger logger = Logger.getLogger("org.riskset");
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Handler handler = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            lines.add(Thread.currentThread().getName() + ": " + formatter.formatMessage(line)
                    + (line.getThrown() == null ? "" : " " + line.getThrown().getMessage()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private LogLines() {
        handler.setLevel(Level.ALL);
        logger.setLevel(Level.INFO);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    static LogLines open() {
        return new LogLines();
    }

    void tell(String... words) {
        assertTrue(
                lines.stream().anyMatch(line -> Arrays.stream(words).allMatch(line::contains)),
                () -> String.join(" ... ", words) + " is not in " + lines);
    }

    long count(String... words) {
        return lines.stream()
                .filter(line -> Arrays.stream(words).allMatch(line::contains))
                .count();
    }

    /** Outside of digests and run numbers, in which any digits may turn up. */
    void tellNothingOf(String text) {
        assertFalse(
                lines.stream().map(line -> line.replaceAll("[0-9a-f]{16,}", "")).anyMatch(line -> line.contains(text)),
                () -> text + " is in " + lines);
    }

    void showNowhere(String text) {
        assertFalse(lines.stream().anyMatch(line -> line.contains(text)), () -> text + " is in " + lines);
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }
}
