// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.error;

import java.util.Collection;
import java.util.stream.Collectors;

/** Text that came from outside, made fit to be printed: in quotes, shortened, nothing that moves a terminal's cursor. */
public final class Quoted {
    private static final int LONGEST = 60;
    private static final int MOST_NAMES = 40;

    private Quoted() {}

    /** In double quotes, at most 60 characters. */
    public static String of(String text) {
        return '"' + printable(text, LONGEST) + '"';
    }

    /** Names for a detail such as {@code known}, without quotes, at most 40 of them. */
    public static String list(Collection<String> names) {
        String listed =
                names.stream().limit(MOST_NAMES).map(n -> printable(n, LONGEST)).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? listed + ", … (" + names.size() + ")" : listed;
    }

    /** The first characters, at most so many; each control or formatting character is replaced, one for one. */
    public static String printable(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(longest).map(Quoted::visible).forEach(shown::appendCodePoint);
        return text.codePointCount(0, text.length()) > longest ? shown + "…" : shown.toString();
    }

    private static int visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\t' ? ' ' : 0xFFFD;
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> 0xFFFD;
            default -> character;
        };
    }
}
