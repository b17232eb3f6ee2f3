// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.riskset.survival.digest.CanonicalJson;

/**
 * Reads canonical JSON: what is read and written again is the same to the byte, or it is not read at all.
 *
 * <p>Values: {@code Map}, {@code List}, {@code String}, {@code Long} for integers, {@code Double}, {@code Boolean}, null.
 * Nested at most {@value #DEEPEST} deep.
 */
final class JsonReader {
    static final int DEEPEST = 32;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,16}");

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /** The value; empty when the text is not canonical. */
    static Optional<Object> canonical(String text) {
        try {
            JsonReader reader = new JsonReader(text);
            Object value = reader.value(0);
            return reader.at == text.length() && CanonicalJson.of(value).equals(text)
                    ? Optional.ofNullable(value)
                    : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked") // objects are read with text keys alone
    static Optional<Map<String, Object>> object(Object value) {
        return value instanceof Map<?, ?> map ? Optional.of((Map<String, Object>) map) : Optional.empty();
    }

    private Object value(int depth) {
        require(depth <= DEEPEST);
        return switch (text.charAt(at)) {
            case '{' -> members(depth);
            case '[' -> items(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> members(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        while (text.charAt(at) != '}') {
            separator(members.isEmpty());
            String key = string();
            require(text.charAt(at++) == ':' && !members.containsKey(key));
            members.put(key, value(depth + 1));
        }
        at++;
        return members;
    }

    private List<Object> items(int depth) {
        List<Object> items = new ArrayList<>();
        at++;
        while (text.charAt(at) != ']') {
            separator(items.isEmpty());
            items.add(value(depth + 1));
        }
        at++;
        return items;
    }

    private void separator(boolean first) {
        if (!first) {
            require(text.charAt(at++) == ',');
        }
    }

    private String string() {
        require(text.charAt(at++) == '"');
        StringBuilder out = new StringBuilder();
        for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
            out.append(c == '\\' ? escaped(text.charAt(at++)) : c);
        }
        return out.toString();
    }

    private char escaped(char c) {
        if (c == 'u') {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        int which = "btnfr\"\\".indexOf(c);
        require(which >= 0);
        return "\b\t\n\f\r\"\\".charAt(which);
    }

    private Object word(String word, Object value) {
        require(text.startsWith(word, at));
        at += word.length();
        return value;
    }

    private Object number() {
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        require(matcher.lookingAt());
        at = matcher.end();
        String digits = matcher.group();
        if (INTEGER.matcher(digits).matches()) {
            return Long.valueOf(digits);
        }
        return Double.valueOf(digits);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not canonical JSON");
        }
    }
}
