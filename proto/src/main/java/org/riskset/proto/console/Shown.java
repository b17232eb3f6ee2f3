// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments, spans and digests as commands show them; times are UTC. */
public final class Shown {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int HEAD = 8;
    private static final int TAIL = 7;
    private static final long MINUTES = 60;
    private static final long HOURS = 60 * MINUTES;
    private static final long DAYS = 24 * HOURS;

    private Shown() {}

    /** {@code 2026-03-12 09:20}. */
    public static String minute(Instant moment) {
        return MINUTE.format(moment);
    }

    /** {@code 2026-03-12}. */
    public static String day(Instant moment) {
        return moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** {@code 41 s}, {@code 12 min}, {@code 2 h 11 min}, {@code 3 d 4 h}. */
    public static String span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < MINUTES) {
            return seconds + " s";
        }
        if (seconds < HOURS) {
            return seconds / MINUTES + " min";
        }
        return seconds < DAYS
                ? seconds / HOURS + " h " + seconds % HOURS / MINUTES + " min"
                : seconds / DAYS + " d " + seconds % DAYS / HOURS + " h";
    }

    /** {@code 00:02:11}. */
    public static String clock(Duration span) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", span.toHours(), span.toMinutesPart(), span.toSecondsPart());
    }

    /** A digest one recognizes again: {@code sha256:4b3122c4…08577cc}. */
    public static String digest(String whole) {
        int head = whole.indexOf(':') + 1 + HEAD;
        return whole.length() <= head + TAIL
                ? whole
                : whole.substring(0, head) + "…" + whole.substring(whole.length() - TAIL);
    }
}
