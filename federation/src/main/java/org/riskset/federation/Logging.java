// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log: one line a record on standard error; libraries are heard only when something is wrong. */
final class Logging {
    private static final String OWN = "org.riskset";
    private static final String PROPERTY = "riskset.log";
    private static final List<String> LIBRARIES = List.of("io.grpc", "io.netty", "org.flywaydb");

    // loggers live as long as somebody holds them
    private static final Logger RISKSET = Logger.getLogger(OWN);
    private static final List<Logger> QUIET =
            LIBRARIES.stream().map(Logger::getLogger).toList();

    private Logging() {}

    /** Before anything else: warnings of ours, severe records of libraries; {@code -Driskset.log=INFO} says more. */
    static void toStandardError() {
        LogManager.getLogManager().reset();
        Handler handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        handler.setFormatter(new OneLine());
        Logger.getLogger("").addHandler(handler);
        Logger.getLogger("").setLevel(Level.WARNING);
        QUIET.forEach(library -> library.setLevel(Level.SEVERE));
        level(Level.WARNING);
    }

    /** How much of our own work is logged, unless the property says it. */
    static void level(Level level) {
        RISKSET.setLevel(Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Level::parse)
                .orElse(level));
    }

    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord entry) {
            String name = Optional.ofNullable(entry.getLoggerName()).orElse("");
            String line = String.format(
                    "%s %-7s %s: %s%n",
                    entry.getInstant().truncatedTo(ChronoUnit.MILLIS),
                    entry.getLevel().getName(),
                    name.substring(name.lastIndexOf('.') + 1),
                    formatMessage(entry));
            return entry.getThrown() == null ? line : line + trace(entry.getThrown());
        }

        private static String trace(Throwable thrown) {
            StringWriter text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text));
            return text.toString();
        }
    }
}
