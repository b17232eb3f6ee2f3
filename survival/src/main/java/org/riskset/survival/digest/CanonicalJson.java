// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.digest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form that everybody writes alike (RFC 8785, JSON Canonicalization Scheme): members sorted by UTF-16
 * code units, no white space, ECMAScript's number format, minimal escapes.
 *
 * <p>A document is made of {@code Map<String, ?>}, {@code List<?>}, {@code String}, {@code Number}, {@code Boolean}
 * and {@code null}. Numbers are doubles, as in RFC 8785: integers beyond 2^53 are refused rather than rounded.
 */
public final class CanonicalJson {
    private static final long LARGEST_INTEGER = 1L << 53;

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /**
     * The canonical text of a document.
     *
     * @throws IllegalArgumentException for NaN, an infinity, a lone surrogate or an integer that no double holds
     */
    public static String of(Object document) {
        CanonicalJson json = new CanonicalJson();
        json.value(document);
        return json.out.toString();
    }

    private void value(Object value) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Number number) {
            out.append(number(number));
        } else if (value instanceof Map<?, ?> members) {
            object(members);
        } else if (value instanceof List<?> items) {
            array(items);
        } else {
            throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        }
    }

    private void object(Map<?, ?> members) {
        Map<String, Object> sorted = new TreeMap<>(); // String's order is the order of UTF-16 code units
        members.forEach((k, v) -> sorted.put((String) k, v));
        String separator = "{";
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            out.append(separator);
            string(member.getKey());
            out.append(':');
            value(member.getValue());
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private void array(List<?> items) {
        out.append('[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            value(items.get(i));
        }
        out.append(']');
    }

    private static String number(Number number) {
        if (number instanceof Integer || number instanceof Long) {
            long integer = number.longValue();
            if (integer > LARGEST_INTEGER || integer < -LARGEST_INTEGER) {
                throw new IllegalArgumentException("integer beyond 2^53: " + integer);
            }
            return Long.toString(integer);
        }
        return ShortestDecimal.of(number.doubleValue());
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text, i);
        }
        out.append('"');
    }

    private void character(String text, int i) {
        char c = text.charAt(i);
        int escape = "\b\t\n\f\r\"\\".indexOf(c);
        if (escape >= 0) {
            out.append('\\').append("btnfr\"\\".charAt(escape));
        } else if (c < 0x20) {
            out.append(String.format("\\u%04x", (int) c));
        } else if (Character.isSurrogate(c) && !paired(text, i)) {
            throw new IllegalArgumentException("lone surrogate in a string");
        } else {
            out.append(c);
        }
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
