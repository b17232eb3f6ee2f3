// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.privacy.disclosure.ProtectedTable.Demand;
import org.riskset.privacy.disclosure.ProtectedTable.Row;
import org.riskset.privacy.disclosure.ProtectedTable.Rows;
import org.riskset.privacy.masking.VectorNode;

class ProtectedTableTest {
    private static final SmallestCell FIVE = new SmallestCell(5, true);

    static Stream<VectorNode> published() {
        return VectorNode.file().at("merge").list().stream();
    }

    @ParameterizedTest
    @MethodSource("published")
    void published_case_when_protected_then_its_rows_and_totals(VectorNode published) {
        Map<String, VectorNode> groups = new TreeMap<>();
        VectorNode given = published.at("groups");
        given.keys().forEach(name -> groups.put(name, given.at(name)));
        SmallestCell cell = new SmallestCell(published.at("tau").number(), true);
        Demand demand = new Demand(
                cell,
                published.at("min_group").number(),
                published.at("min_risk").number(),
                Boolean.parseBoolean(published.at("totals").text()));

        ProtectedTable table = ProtectedTable.of(
                groups.values().stream().map(ProtectedTableTest::block).toList(), demand);

        VectorNode released = published.at("released");
        assertEquals(rows(released.at("overall")), table.overall().rows());
        List<String> names = List.copyOf(groups.keySet());
        for (int g = 0; g < names.size(); g++) {
            String name = names.get(g);
            Rows rows = table.groups().get(g);
            if (released.at("groups").has(name)) {
                assertEquals(rows(released.at("groups").at(name)), rows.rows());
                assertEquals(total(released.at("total_groups"), name), rows.events());
            } else {
                assertNull(rows);
            }
        }
        assertEquals(
                names(released.at("suppressed")),
                names(names, table.suppression().primary()));
        assertEquals(
                names(released.at("complementary")),
                names(names, table.suppression().complementary()));
    }

    private static LatticeCounts block(VectorNode group) {
        return Lattices.of(steps(group.at("censored")), steps(group.at("events")));
    }

    private static long[] steps(VectorNode column) {
        return column.list().stream().mapToLong(VectorNode::number).toArray();
    }

    private static List<Row> rows(VectorNode rows) {
        return rows.list().stream()
                .map(r -> new Row(
                        r.at("time").number(),
                        r.at("n_risk").number(),
                        List.of((long) r.at("n_event").number()),
                        r.at("n_censor").number()))
                .toList();
    }

    private static OptionalLong total(VectorNode totals, String group) {
        return totals.value() instanceof Map ? OptionalLong.of(totals.at(group).number()) : OptionalLong.empty();
    }

    private static List<String> names(VectorNode names) {
        return names.list().stream().map(VectorNode::text).toList();
    }

    private static List<String> names(List<String> all, List<Integer> positions) {
        return positions.stream().map(all::get).toList();
    }

    @Test
    void level_without_patients_when_protected_then_no_other_group_is_hidden_for_it() {
        LatticeCounts many = Lattices.of(new long[] {5, 5, 5}, new long[] {6, 7, 8});
        LatticeCounts none = Lattices.of(new long[3], new long[3]);

        ProtectedTable table = ProtectedTable.of(List.of(many, none), new Demand(FIVE, 10, 1, true));

        assertNotNull(table.groups().get(0));
        assertNull(table.groups().get(1));
        assertEquals(List.of(), table.suppression().hidden());
    }

    @Test
    void level_without_patients_when_none_may_be_told_then_hidden_with_another() {
        LatticeCounts many = Lattices.of(new long[] {5, 5, 5}, new long[] {6, 7, 8});
        LatticeCounts none = Lattices.of(new long[3], new long[3]);

        ProtectedTable table =
                ProtectedTable.of(List.of(many, none), new Demand(new SmallestCell(5, false), 10, 1, true));

        assertEquals(List.of(1), table.suppression().primary());
        assertEquals(List.of(0), table.suppression().complementary());
    }

    static LongStream seeds() {
        return LongStream.range(0, 2000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void random_groups_when_protected_then_every_cell_is_none_or_enough(long seed) {
        Random random = new Random(seed);
        SmallestCell cell = new SmallestCell(3 + random.nextInt(5), random.nextInt(4) > 0);
        List<LatticeCounts> groups =
                Lattices.random(random, 1 + random.nextInt(4), 2 + random.nextInt(20), 1 + random.nextInt(2), 80);

        ProtectedTable table = ProtectedTable.of(groups, new Demand(cell, 10, 1, random.nextBoolean()));

        everyCell(table.overall(), cell);
        table.groups().stream().filter(g -> g != null).forEach(rows -> everyCell(rows, cell));
        List<Integer> ends = table.overall().rows().stream().map(Row::end).toList();
        table.groups().stream()
                .filter(g -> g != null)
                .forEach(g -> assertTrue(
                        ends.containsAll(g.rows().stream().map(Row::end).toList())));
    }

    private static void everyCell(Rows rows, SmallestCell cell) {
        long left = rows.n();
        for (Row row : rows.rows()) {
            assertEquals(left, row.nRisk());
            row.nEvent().forEach(events -> assertTrue(cell.allows(events)));
            assertEquals(0, row.nCensor() % cell.tau());
            left -= row.nEvent().stream().mapToLong(e -> e).sum() + row.nCensor();
            assertTrue(left >= 0);
        }
    }
}
