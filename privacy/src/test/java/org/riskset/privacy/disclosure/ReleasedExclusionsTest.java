// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReleasedExclusionsTest {
    private static final SmallestCell FIVE = new SmallestCell(5, true);

    @Test
    void large_reasons_when_released_then_as_they_are() {
        ReleasedExclusions released = ReleasedExclusions.of(counts(7, 5), FIVE);

        assertEquals(Map.of("reason 0", OptionalLong.of(7), "reason 1", OptionalLong.of(5)), released.told());
        assertTrue(released.whole());
    }

    @Test
    void one_small_reason_when_released_then_the_next_smallest_hides_it() {
        assertEquals(
                Map.of("reason 0", OptionalLong.of(9), "other", OptionalLong.of(8)),
                ReleasedExclusions.of(counts(9, 2, 6), FIVE).told());
    }

    @Test
    void small_reasons_that_are_enough_together_when_released_then_joined() {
        assertEquals(
                Map.of("reason 0", OptionalLong.of(9), "other", OptionalLong.of(6)),
                ReleasedExclusions.of(counts(9, 2, 4), FIVE).told());
    }

    @Test
    void few_rows_in_all_when_released_then_no_number() {
        assertEquals(
                Map.of("other", OptionalLong.empty()),
                ReleasedExclusions.of(counts(2, 1), FIVE).told());
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_reasons_when_released_then_no_small_number_and_no_small_reason_by_name(long seed) {
        Random random = new Random(seed);
        long[] rows = random.longs(random.nextInt(6), 1, 12).toArray();

        ReleasedExclusions released = ReleasedExclusions.of(counts(rows), FIVE);

        released.told().forEach((reason, told) -> {
            assertTrue(reason.equals("other") || told.isPresent());
            told.ifPresent(number -> assertTrue(number >= 5));
        });
    }

    private static Map<String, Long> counts(long... rows) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < rows.length; i++) {
            counts.put("reason " + i, rows[i]);
        }
        return counts;
    }
}
