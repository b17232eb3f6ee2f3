// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A covariate of the study. */
public sealed interface Variable {

    String name();

    /** Levels in study order, the first is the reference; empty for a number. */
    List<String> levels();

    <R> R fold(Function<Categorical, R> categorical, Function<Numeric, R> numeric, Function<Cut, R> cut);

    /** One of a list of levels, compared to the letter. */
    record Categorical(String name, List<String> levels) implements Variable {
        public Categorical {
            levels = List.copyOf(levels);
        }

        @Override
        public <R> R fold(Function<Categorical, R> categorical, Function<Numeric, R> numeric, Function<Cut, R> cut) {
            return categorical.apply(this);
        }
    }

    /**
     * A number.
     *
     * @param min a value below makes the row incomplete
     * @param max a value above makes the row incomplete
     * @param step the lattice on which sums are exact
     */
    record Numeric(String name, Optional<String> unit, BigDecimal min, BigDecimal max, BigDecimal step)
            implements Variable {
        public static final BigDecimal DEFAULT_MIN = new BigDecimal("-10000000");
        public static final BigDecimal DEFAULT_MAX = new BigDecimal("10000000");
        public static final BigDecimal DEFAULT_STEP = new BigDecimal("0.000001");

        @Override
        public List<String> levels() {
            return List.of();
        }

        @Override
        public <R> R fold(Function<Categorical, R> categorical, Function<Numeric, R> numeric, Function<Cut, R> cut) {
            return numeric.apply(this);
        }
    }

    /**
     * Bands of a number. Level i holds {@code at[i-1] <= x < at[i]}.
     *
     * @param of the name of a {@link Numeric}
     * @param at increasing bounds, one fewer than labels
     */
    record Cut(String name, String of, List<BigDecimal> at, List<String> labels) implements Variable {
        public Cut {
            at = List.copyOf(at);
            labels = List.copyOf(labels);
        }

        @Override
        public List<String> levels() {
            return labels;
        }

        @Override
        public <R> R fold(Function<Categorical, R> categorical, Function<Numeric, R> numeric, Function<Cut, R> cut) {
            return cut.apply(this);
        }
    }
}
