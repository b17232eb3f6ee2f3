// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where an endpoint's times come from: recorded as numbers, or as dates. */
public sealed interface TimeColumns {

    /** The column of delayed entry, if patients come under observation after time zero. */
    Optional<String> entry();

    /** Every column read, in the order exclusions are told: time (or origin, end), then entry. */
    List<String> columns();

    <R> R fold(Function<Recorded, R> recorded, Function<Dated, R> dated);

    /** Times recorded in the study's unit. */
    record Recorded(String time, Optional<String> entry) implements TimeColumns {
        @Override
        public List<String> columns() {
            return Stream.concat(Stream.of(time), entry.stream()).toList();
        }

        @Override
        public <R> R fold(Function<Recorded, R> recorded, Function<Dated, R> dated) {
            return recorded.apply(this);
        }
    }

    /** Dates (ISO 8601, {@code YYYY-MM-DD}); time is end less origin, entry is entry less origin, both in days. */
    record Dated(String origin, String end, Optional<String> entry) implements TimeColumns {
        @Override
        public List<String> columns() {
            return Stream.concat(Stream.of(origin, end), entry.stream()).toList();
        }

        @Override
        public <R> R fold(Function<Recorded, R> recorded, Function<Dated, R> dated) {
            return dated.apply(this);
        }
    }
}
