// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.privacy.disclosure.ProtectedTable.Demand;

/**
 * A reader who knows the rules and thinks through every cohort there could be: all tables of a small one, classed by
 * what is told of them. The reader knows the class, and nothing more.
 */
class ReleaseAttackTest {

    @ParameterizedTest
    @CsvSource({
        "7, 3, 3, 4",
        "7, 4, 3, 4",
        "7, 5, 3, 4",
        "8, 4, 4, 4",
        "9, 3, 3, 4",
        "6 5, 2, 3, 4",
        "6 6, 2, 3, 4",
        "7 3, 2, 3, 4",
        "4 4 3, 2, 3, 4"
    })
    void attack_15b_every_table_of_a_small_cohort_then_no_small_count_is_known(
            String sizes, int steps, int tau, int minGroup) {
        for (boolean totals : new boolean[] {true, false}) {
            Map<String, long[][]> classes = new HashMap<>();
            Demand demand = new Demand(new SmallestCell(tau, true), minGroup, 1, totals);

            tables(
                    sizes,
                    steps,
                    groups -> note(classes, ProtectedTable.of(groups, demand).toString(), groups));

            classes.forEach((told, range) -> assertEquals(List.of(), known(range, tau), told));
        }
    }

    // What the tables of one class have between them: the least and the most of every number a patient might mind.
    private static void note(Map<String, long[][]> classes, String told, List<LatticeCounts> groups) {
        long[] numbers = numbers(groups);
        long[][] range = classes.computeIfAbsent(told, t -> new long[][] {numbers.clone(), numbers.clone()});
        for (int i = 0; i < numbers.length; i++) {
            range[0][i] = Math.min(range[0][i], numbers[i]);
            range[1][i] = Math.max(range[1][i], numbers[i]);
        }
    }

    // Events and censorings of each group and of all, over any run of steps.
    private static long[] numbers(List<LatticeCounts> groups) {
        List<LatticeCounts> blocks = new ArrayList<>(groups);
        blocks.add(LatticeCounts.together(groups));
        List<Long> numbers = new ArrayList<>();
        for (LatticeCounts block : blocks) {
            for (long[] column : List.of(block.events()[0], block.censored())) {
                for (int from = 0; from < column.length; from++) {
                    for (int to = from + 1; to < column.length; to++) {
                        numbers.add(column[to] - column[from]);
                    }
                }
            }
        }
        return numbers.stream().mapToLong(n -> n).toArray();
    }

    private static List<String> known(long[][] range, int tau) {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < range[0].length; i++) {
            if (range[0][i] == range[1][i] && range[0][i] > 0 && range[0][i] < tau) {
                known.add("number " + i + " is " + range[0][i]);
            }
        }
        return known;
    }

    private static void tables(String sizes, int steps, Consumer<List<LatticeCounts>> each) {
        tables(sizes.split(" "), steps, new ArrayList<>(), each);
    }

    private static void tables(String[] sizes, int steps, List<LatticeCounts> so, Consumer<List<LatticeCounts>> each) {
        if (so.size() == sizes.length) {
            each.accept(List.copyOf(so));
            return;
        }
        splits(Integer.parseInt(sizes[so.size()]), new long[2 * steps], 0, cells -> {
            so.add(Lattices.of(Arrays.copyOfRange(cells, steps, 2 * steps), Arrays.copyOf(cells, steps)));
            tables(sizes, steps, so, each);
            so.remove(so.size() - 1);
        });
    }

    // Every way to share out so many patients among these cells.
    private static void splits(int patients, long[] cells, int at, Consumer<long[]> each) {
        if (at == cells.length - 1) {
            cells[at] = patients;
            each.accept(cells.clone());
            return;
        }
        for (int here = 0; here <= patients; here++) {
            cells[at] = here;
            splits(patients - here, cells, at + 1, each);
        }
    }
}
