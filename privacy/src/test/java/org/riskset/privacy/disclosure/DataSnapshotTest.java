// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSnapshotTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, false", // the same file
        "1, 0, 0, true", // attack 7: the new patient
        "0, 1, 0, true", // a withdrawn consent
        "0, 0, 1, true", // attack 8: one event was entered
        "3, 3, 3, true",
        "4, 3, 3, false",
        "20, 0, 0, false"
    })
    void extract_when_so_many_have_changed_then_a_person_decides_below_the_limit(
            int added, int removed, int changed, boolean asks) {
        Map<String, String> rows = rows(0, 50);
        Map<String, String> later = new HashMap<>(rows(removed, 50 + added));
        for (int i = 0; i < changed; i++) {
            later.put("p" + (40 + i), "event");
        }
        DataSnapshot pinned = new DataSnapshot("a", rows);
        DataSnapshot now = new DataSnapshot("b", later);

        assertEquals(added + removed + changed, pinned.changedIn(now));
        assertEquals(pinned.changedIn(now), now.changedIn(pinned));
        assertEquals(asks, pinned.finding(now, 10).isPresent());
        pinned.finding(now, 10).ifPresent(f -> {
            assertEquals(HistoryError.SNAPSHOT, f.problem().code());
            assertTrue(f.asks());
        });
    }

    private static Map<String, String> rows(int from, int to) {
        Map<String, String> rows = new HashMap<>();
        for (int i = from; i < to; i++) {
            rows.put("p" + i, "row " + i);
        }
        return rows;
    }
}
