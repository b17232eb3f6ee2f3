// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.console;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the two streams of a command go.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is a terminal
 * @param unicode whether the locale is UTF-8
 */
public record Terminal(boolean out, boolean err, boolean unicode) {
    // Java cannot tell one stream from the other; the launcher can: some of the words out, err, unicode
    private static final String PROPERTY = "riskset.terminal";
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('─', "-"),
            Map.entry('│', "|"),
            Map.entry('┤', "|"),
            Map.entry('┬', "+"),
            Map.entry('└', "+"),
            Map.entry('–', "-"),
            Map.entry('−', "-"),
            Map.entry('…', "..."),
            Map.entry('█', "#"),
            Map.entry('░', "."),
            Map.entry('✓', "ok"),
            Map.entry('◷', ".."),
            Map.entry('✕', "!!"));

    /** As the launcher says, else as far as Java can tell. */
    public static Terminal ofThisProcess() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(words -> of(Arrays.asList(words.split(","))))
                .orElseGet(Terminal::guessed);
    }

    private static Terminal of(List<String> words) {
        return new Terminal(words.contains("out"), words.contains("err"), words.contains("unicode"));
    }

    private static Terminal guessed() {
        boolean both = System.console() != null;
        return new Terminal(both, both, Charset.defaultCharset().equals(StandardCharsets.UTF_8));
    }

    /** The text as this terminal can show it: without a UTF-8 locale every sign of ours becomes letters. */
    public String fit(String text) {
        if (unicode) {
            return text;
        }
        StringBuilder fitted = new StringBuilder();
        text.chars().forEach(c -> fitted.append(LETTERS.getOrDefault((char) c, String.valueOf((char) c))));
        return fitted.toString();
    }
}
