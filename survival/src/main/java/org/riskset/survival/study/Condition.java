// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** One condition of a plan's {@code where}; it reads the recorded value. */
public sealed interface Condition {

    String variable();

    <R> R fold(Function<In, R> in, Function<Bound, R> bound);

    /** The value is one of these levels. */
    record In(String variable, List<String> levels) implements Condition {
        public In {
            levels = List.copyOf(levels);
        }

        @Override
        public <R> R fold(Function<In, R> in, Function<Bound, R> bound) {
            return in.apply(this);
        }
    }

    /** The number compares so with a bound. */
    record Bound(String variable, Comparison comparison, BigDecimal bound) implements Condition {
        @Override
        public <R> R fold(Function<In, R> in, Function<Bound, R> bound) {
            return bound.apply(this);
        }
    }

    /** How a number is compared with a bound. */
    enum Comparison {
        AT_LEAST("atLeast", ">="),
        ABOVE("above", ">"),
        AT_MOST("atMost", "<="),
        BELOW("below", "<");

        private final String key;
        private final String sql;

        Comparison(String key, String sql) {
            this.key = key;
            this.sql = sql;
        }

        /** As written in plan documents. */
        public String key() {
            return key;
        }

        /** The operator in SQL and in mathematics. */
        public String operator() {
            return sql;
        }
    }
}
