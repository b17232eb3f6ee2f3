// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.riskset.survival.error.Quoted;

/** Spans of time in configurations: {@code 7d}, {@code 24h}, {@code 30m}, {@code 10s}, or ISO 8601. */
public final class Durations {
    private static final Pattern SHORT = Pattern.compile("([0-9]{1,7})([smhd])");
    private static final Duration LONGEST = Duration.ofDays(366);

    private Durations() {}

    /** A span of at least a second and at most a year; anything else is reported. */
    public static Optional<Duration> of(Item item) {
        return item.text().flatMap(text -> {
            Optional<Duration> read = parse(text).filter(d -> d.toSeconds() >= 1 && d.compareTo(LONGEST) <= 0);
            if (read.isEmpty()) {
                item.wrong(Quoted.of(text) + " is not a span of time", "1s to 366d, such as 10s, 30m, 24h, 7d");
            }
            return read;
        });
    }

    private static Optional<Duration> parse(String text) {
        Matcher brief = SHORT.matcher(text);
        try {
            return Optional.of(Duration.parse(brief.matches() ? iso(brief.group(1), brief.group(2)) : text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String iso(String number, String unit) {
        return (unit.equals("d") ? "P" : "PT") + number + unit.toUpperCase(Locale.ROOT);
    }
}
