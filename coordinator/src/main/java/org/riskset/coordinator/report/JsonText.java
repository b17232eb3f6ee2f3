// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.riskset.survival.digest.ShortestDecimal;

/** JSON text in memory: members in the order they are written, objects indented, arrays on one line. */
final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator generator;

    JsonText() {
        generator = unchecked(() -> FACTORY.createGenerator(text));
        generator.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
    }

    /** What was written, ended by a line feed. */
    String text() {
        write(generator::close);
        return text + "\n";
    }

    void object(Runnable members) {
        write(generator::writeStartObject);
        members.run();
        write(generator::writeEndObject);
    }

    void object(String name, Runnable members) {
        write(() -> generator.writeFieldName(name));
        object(members);
    }

    <T> void objects(String name, List<T> items, Consumer<T> members) {
        write(() -> generator.writeArrayFieldStart(name));
        items.forEach(item -> object(() -> members.accept(item)));
        write(generator::writeEndArray);
    }

    void member(String name, Object value) {
        write(() -> generator.writeFieldName(name));
        value(value);
    }

    private void value(Object value) {
        if (value == null) {
            write(generator::writeNull);
        } else if (value instanceof String text) {
            write(() -> generator.writeString(text));
        } else if (value instanceof Boolean truth) {
            write(() -> generator.writeBoolean(truth));
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof OptionalLong told) {
            value(told.isPresent() ? (Object) told.getAsLong() : null);
        } else if (value instanceof Map<?, ?> map) {
            object(() -> map.forEach((name, member) -> member((String) name, member)));
        } else {
            array(value);
        }
    }

    private void array(Object value) {
        write(generator::writeStartArray);
        if (value instanceof double[] doubles) {
            for (double element : doubles) {
                number(element);
            }
        } else if (value instanceof long[] longs) {
            for (long element : longs) {
                number(element);
            }
        } else if (value instanceof List<?> list) {
            list.forEach(this::value);
        } else {
            throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        }
        write(generator::writeEndArray);
    }

    private void number(Number number) {
        if (number instanceof Integer || number instanceof Long) {
            write(() -> generator.writeNumber(number.longValue()));
            return;
        }
        double value = number.doubleValue();
        if (Double.isNaN(value)) {
            write(generator::writeNull);
        } else if (Double.isInfinite(value)) {
            write(() -> generator.writeString(value > 0 ? "Infinity" : "-Infinity"));
        } else {
            write(() -> generator.writeNumber(ShortestDecimal.of(value)));
        }
    }

    private static void write(Output output) {
        unchecked(() -> {
            output.write();
            return null;
        });
    }

    private static <T> T unchecked(Source<T> source) {
        try {
            return source.get();
        } catch (IOException e) {
            throw new UncheckedIOException("a string writer does not fail", e);
        }
    }

    private interface Output {
        void write() throws IOException;
    }

    private interface Source<T> {
        T get() throws IOException;
    }
}
