// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.Arrays;

/**
 * Names from documents made fit for one line of a terminal or of a figure: control characters, which could move the
 * cursor or end a line, and characters that turn the direction of writing are replaced.
 */
final class Printable {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int NON_JOINER = 0x200C; // part of spelling in Persian and of many emoji
    private static final int JOINER = 0x200D;
    private static final String ELLIPSIS = "…";

    // first and last code point of what Unicode calls wide, in blocks (Unicode Standard Annex 11)
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0x1F300, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private Printable() {}

    /** The text without anything that acts instead of being seen. */
    static String line(String text) {
        return text.codePoints()
                .map(c -> acts(c) ? REPLACEMENT : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean acts(int c) {
        if (c == NON_JOINER || c == JOINER) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> c == 0xFFFE || c == 0xFFFF;
        };
    }

    /** Cells of a terminal that a text takes: two for wide East Asian characters and emoji, none for marks. */
    static int cells(String text) {
        return text.codePoints().map(Printable::cells).sum();
    }

    private static int cells(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = Arrays.stream(WIDE).anyMatch(range -> range[0] <= c && c <= range[1]);
        return wide ? 2 : 1;
    }

    /** The text, shortened with an ellipsis when it takes more cells. */
    static String fit(String text, int most) {
        if (cells(text) <= most) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            used += cells(c);
            if (used > most - 1) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept + ELLIPSIS;
    }

    /** Spaces that fill a text up to a width. */
    static String padding(String text, int width) {
        return " ".repeat(Math.max(0, width - cells(text)));
    }
}
