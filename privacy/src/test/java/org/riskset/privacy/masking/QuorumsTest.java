// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuorumsTest {

    @Test
    void few_members_when_walked_then_every_way_once() {
        for (int m = 1; m <= 9; m++) {
            for (int k = 1; k <= m; k++) {
                List<List<Integer>> given = all(m, k);

                Set<List<Integer>> expected = new HashSet<>();
                for (Set<Integer> subset : Subsets.of(range(m))) {
                    if (subset.size() == k) {
                        expected.add(List.copyOf(subset));
                    }
                }
                assertEquals(expected, new HashSet<>(given), m + " and " + k);
                assertEquals(expected.size(), given.size(), m + " and " + k);
            }
        }
    }

    @Test
    void ways_when_walked_then_the_first_members_first_and_ever_fewer_of_them() {
        List<List<Integer>> given = all(8, 5);

        assertEquals(List.of(0, 1, 2, 3, 4), given.get(0));
        int shared = 5;
        for (List<Integer> one : given) {
            int now = (int) one.stream().filter(i -> i < 5).count();
            assertTrue(now <= shared, () -> one + " comes too late");
            shared = now;
        }
    }

    @Test
    void fewer_members_than_needed_when_walked_then_none() {
        assertFalse(new Quorums(2, 3).hasNext());
        assertThrows(NoSuchElementException.class, () -> new Quorums(2, 3).next());
    }

    @Test
    void more_ways_than_can_be_tried_when_walked_then_it_ends() {
        assertEquals(4096, all(20, 14).size());
    }

    // Nearly always the first way is right, and it is asked for once per member.
    @Test
    void many_members_when_only_the_first_way_is_asked_then_no_other_is_made() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (int member = 0; member < 500; member++) {
                assertEquals(334, new Quorums(500, 334).next().size());
            }
        });
    }

    private static List<List<Integer>> all(int m, int k) {
        List<List<Integer>> given = new ArrayList<>();
        new Quorums(m, k).forEachRemaining(given::add);
        return given;
    }

    private static List<Integer> range(int m) {
        return IntStream.range(0, m).boxed().toList();
    }
}
