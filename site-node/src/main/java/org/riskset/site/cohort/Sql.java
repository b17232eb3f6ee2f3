// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * SQL text with the values of its parameters, in the order of their {@code ?}. Names and texts that came from outside
 * enter SQL here and nowhere else.
 *
 * @param text no value of a parameter is part of it
 * @param parameters strings and numbers
 */
public record Sql(String text, List<Object> parameters) {
    private static final String SLOT = "{}";

    public Sql {
        parameters = List.copyOf(parameters);
    }

    /**
     * A text whose slots {@code {}} are filled from left to right: by SQL as it stands, by anything else as a
     * parameter. What is filled in is not searched for slots again.
     */
    public static Sql of(String template, Object... parts) {
        StringBuilder text = new StringBuilder();
        List<Object> parameters = new ArrayList<>();
        int from = 0;
        for (Object part : parts) {
            int slot = template.indexOf(SLOT, from);
            text.append(template, from, slot);
            if (part instanceof Sql sql) {
                text.append(sql.text);
                parameters.addAll(sql.parameters);
            } else {
                text.append('?');
                parameters.add(part);
            }
            from = slot + SLOT.length();
        }
        return new Sql(text.append(template, from, template.length()).toString(), parameters);
    }

    public static Sql join(String between, List<Sql> parts) {
        String text = parts.stream().map(Sql::text).collect(Collectors.joining(between));
        return new Sql(text, parts.stream().flatMap(p -> p.parameters.stream()).toList());
    }

    /** The same between two texts. */
    Sql within(String before, String after) {
        return new Sql(before + text + after, parameters);
    }

    /** A name of a column, whatever characters it has. */
    public static Sql identifier(String name) {
        return new Sql(quoted(name, "\""), List.of());
    }

    /** A text where SQL takes no parameter. */
    static Sql literal(String text) {
        return new Sql(quoted(text, "'"), List.of());
    }

    private static String quoted(String text, String quote) {
        return quote + text.replace(quote, quote + quote) + quote;
    }

    /** For reading: the text, then its parameters, one a line. */
    public String readable() {
        StringBuilder readable = new StringBuilder(text);
        for (int i = 0; i < parameters.size(); i++) {
            Object value = parameters.get(i);
            String shown = value instanceof String string ? quoted(string, "'") : value.toString();
            readable.append(String.format("%n-- ? %d = %s", i + 1, shown.replaceAll("\\R", " ")));
        }
        return readable.toString();
    }
}
