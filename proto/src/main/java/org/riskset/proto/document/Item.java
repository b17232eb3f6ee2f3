// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.riskset.survival.digest.ShortestDecimal;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.Nearest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;

/**
 * One value of a document. Asking for a type it does not have reports that and gives nothing, so that reading goes on
 * and finds the next problem.
 */
public final class Item {
    private final Reading reading;
    private final String pointer;
    private final DocumentNode node;

    Item(Reading reading, String pointer, DocumentNode node) {
        this.reading = reading;
        this.pointer = pointer;
        this.node = node;
    }

    /** A step of a JSON pointer (RFC 6901). */
    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    public String pointer() {
        return pointer;
    }

    public boolean isText() {
        return node.tree() instanceof String;
    }

    public boolean isNumber() {
        return node.tree() instanceof Double;
    }

    public boolean isMapping() {
        return node.fold(m -> true, s -> false, s -> false);
    }

    /** Text; a number or {@code true} without quotes is not text. */
    public Optional<String> text() {
        if (node.tree() instanceof String text) {
            return Optional.of(text);
        }
        wrongType("text");
        return Optional.empty();
    }

    /** Text that says something: not blank. */
    public Optional<String> name() {
        return text().filter(t -> {
            if (t.isBlank()) {
                wrong("empty text", "text that is not empty");
            }
            return !t.isBlank();
        });
    }

    /** One of these words. */
    public Optional<String> oneOf(String what, List<String> words) {
        return text().filter(t -> {
            if (!words.contains(t)) {
                unknown(reading.codes().wrongValue(), what, t, words);
            }
            return words.contains(t);
        });
    }

    public OptionalDouble number() {
        if (node.tree() instanceof Double number) {
            return OptionalDouble.of(number);
        }
        wrongType("a number");
        return OptionalDouble.empty();
    }

    /**
     * A number as an exact decimal, taken from the canonical form and not from the text as written: who holds the same
     * digest holds the same number.
     */
    public Optional<BigDecimal> decimal() {
        return number().stream().mapToObj(Item::decimal).findFirst();
    }

    /** Like {@link #numbers}, as exact decimals. */
    public List<BigDecimal> decimals() {
        return numbers().stream().map(Item::decimal).toList();
    }

    private static BigDecimal decimal(double number) {
        return new BigDecimal(ShortestDecimal.of(number));
    }

    /** An integer of at least this size. */
    public OptionalInt integer(int least) {
        OptionalDouble number = number();
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        double value = number.getAsDouble();
        if (value != Math.rint(value) || value < least || value > Integer.MAX_VALUE) {
            wrong(ShortestDecimal.of(value) + " is not allowed here", "an integer, at least " + least);
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) value);
    }

    public Optional<Boolean> flag() {
        if (node.tree() instanceof Boolean flag) {
            return Optional.of(flag);
        }
        wrongType("true or false");
        return Optional.empty();
    }

    public Fields fields() {
        return node.fold(
                m -> new Fields(reading, pointer, m),
                s -> {
                    wrongType("a mapping of keys to values");
                    return Fields.silent(reading, pointer);
                },
                s -> {
                    wrongType("a mapping of keys to values");
                    return Fields.silent(reading, pointer);
                });
    }

    public List<Item> items() {
        List<Item> items = new ArrayList<>();
        node.fold(
                m -> wrongType("a list"),
                s -> {
                    s.items().forEach(i -> items.add(new Item(reading, pointer + "/" + items.size(), i)));
                    return null;
                },
                s -> wrongType("a list"));
        return items;
    }

    /** A list of text; what is not text is reported and stands as empty text, so that positions hold. */
    public List<String> texts() {
        return items().stream().map(i -> i.text().orElse("")).toList();
    }

    /** A list of numbers; what is not a number is reported and stands as 0. */
    public List<Double> numbers() {
        return items().stream().map(i -> i.number().orElse(0)).toList();
    }

    /** Reports a value that is not allowed. */
    public void wrong(String what, String expected) {
        report(Problem.of(reading.codes().wrongValue(), what).with(Problem.EXPECTED, expected));
    }

    /** Reports a word that is not known, with the known ones and the nearest. */
    public void unknown(ErrorCode code, String what, String seen, List<String> known) {
        Problem problem =
                Problem.of(code, "unknown " + what + " " + Quoted.of(seen)).with(Problem.KNOWN, Quoted.list(known));
        report(Nearest.of(seen, known)
                .map(n -> problem.with(Problem.NEAREST, n))
                .orElse(problem));
    }

    public void report(Problem problem) {
        reading.report(problem, pointer, node.mark());
    }

    private Void wrongType(String expected) {
        Problem problem = Problem.of(reading.codes().wrongType(), shown() + " is not " + expected);
        boolean quotes = expected.equals("text") && (node.tree() instanceof Double || node.tree() instanceof Boolean);
        report(quotes ? problem.with(Problem.DO, "put it in quotes: " + Quoted.of(written())) : problem);
        return null;
    }

    private String shown() {
        return node.fold(m -> "a mapping", s -> "a list", s -> {
            if (s.tree() == null) {
                return "no value";
            }
            return s.tree() instanceof String text ? Quoted.of(text) : Quoted.printable(s.text(), 40);
        });
    }

    private String written() {
        return node.fold(m -> "", s -> "", DocumentNode.Scalar::text);
    }
}
