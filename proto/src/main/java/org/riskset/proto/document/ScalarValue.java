// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an unquoted word of a document means: YAML 1.2, core schema. {@code yes}, {@code no} and {@code on} are text.
 *
 * @see "YAML 1.2.2, section 10.3.2"
 */
final class ScalarValue {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
    private static final int LONGEST_NUMBER = 400; // a double has at most 309 digits before its point

    private ScalarValue() {}

    /** A String, Double, Boolean or {@code null}; empty of a number that no double holds. */
    static Optional<Value> of(String word) {
        if (NULLS.contains(word)) {
            return Optional.of(new Value(null));
        }
        if (TRUE.contains(word) || FALSE.contains(word)) {
            return Optional.of(new Value(TRUE.contains(word)));
        }
        if (NOT_FINITE.matcher(word).matches()) {
            return Optional.empty();
        }
        if (OCTAL.matcher(word).matches()) {
            return radix(word, 8);
        }
        if (HEXADECIMAL.matcher(word).matches()) {
            return radix(word, 16);
        }
        return DECIMAL.matcher(word).matches() ? decimal(word) : Optional.of(new Value(word));
    }

    private static Optional<Value> radix(String word, int radix) {
        return word.length() > 16 ? Optional.empty() : whole(new BigDecimal(Long.parseLong(word.substring(2), radix)));
    }

    private static Optional<Value> decimal(String word) {
        if (word.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        if (WHOLE.matcher(word).matches()) {
            return whole(new BigDecimal(word));
        }
        double value = Double.parseDouble(word);
        return Double.isInfinite(value) ? Optional.empty() : Optional.of(new Value(value + 0.0)); // -0 is 0
    }

    // an integer is meant to the last digit, so it is refused where a double would round it
    private static Optional<Value> whole(BigDecimal integer) {
        double value = integer.doubleValue();
        boolean held = !Double.isInfinite(value) && new BigDecimal(value).compareTo(integer) == 0;
        return held ? Optional.of(new Value(value + 0.0)) : Optional.empty();
    }

    /** A value, which may be {@code null}. */
    record Value(Object value) {}
}
