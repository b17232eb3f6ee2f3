// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.site.cohort.PatientTable;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.counts.Observation;
import org.riskset.survival.counts.PlanLayout;
import org.riskset.survival.study.AnalysisPlan;

/** What every way to read rows must obey: its SQL counts what the rows say one by one. */
abstract class DialectContract {
    private static final Clock CLOCK =
            Clock.fixed(Registry.TODAY.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    /** A table that holds these rows. */
    abstract PatientTable open(PatientRows rows) throws Exception;

    @ParameterizedTest
    @MethodSource("seeds")
    void generated_rows_when_counted_then_as_specified(long seed) throws Exception {
        Registry registry = new Registry(seed);
        AnalysisPlan plan = registry.plan();
        PatientRows rows = registry.rows(300);

        Aggregate counted = count(registry, plan, rows);

        Expected expected = Expected.of(registry, plan, rows);
        Layout layout = PlanLayout.of(registry.study(), plan).withHorizon(counted.horizon());
        Aggregate bare = Aggregate.count(layout, expected.observations());
        layout.riskBlocks()
                .forEach(block -> assertEquals(
                        longs(bare.cells(block)), longs(counted.cells(block)), () -> "seed " + seed + " " + plan));
        assertEquals(expected.excluded(), counted.excluded(), () -> "seed " + seed + " " + plan);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void generated_rows_when_asked_who_they_are_then_exactly_those_that_are_counted(long seed) throws Exception {
        Registry registry = new Registry(seed);
        AnalysisPlan plan = registry.plan();
        PatientRows rows = registry.rows(300);
        long horizon = count(registry, plan, rows).horizon();
        RowSpecification specification =
                new RowSpecification(registry.study(), plan, registry.mapping(), Registry.TODAY);
        Set<String> counted = new TreeSet<>();
        for (int i = 0; i < rows.rows().size(); i++) {
            if (specification.of(rows.row(i)).observation().isPresent()) {
                counted.add(rows.row(i).get("id"));
            }
        }

        Set<String> members = new TreeSet<>();
        try (PatientTable table = open(rows)) {
            new Membership(table, registry.mapping(), "id", CLOCK)
                    .read(registry.study(), plan, horizon, row -> members.add(row.getString("patient_text")));
        }

        assertEquals(counted, members, () -> "seed " + seed + " " + plan);
    }

    @Test
    void no_rows_when_counted_then_nothing() throws Exception {
        Registry registry = new Registry(1);

        Aggregate counted = count(registry, registry.plan(), registry.rows(0));

        assertTrue(LongStream.of(counted.lanes().narrow()).allMatch(n -> n == 0));
    }

    private Aggregate count(Registry registry, AnalysisPlan plan, PatientRows rows) throws Exception {
        try (PatientTable table = open(rows)) {
            Counter counter = new Counter(table, registry.mapping(), CLOCK);
            return counter.count(registry.study(), plan, PlanLayout.of(registry.study(), plan));
        }
    }

    private static List<Long> longs(long[] cells) {
        return LongStream.of(cells).boxed().toList();
    }

    /** The rows' own meaning. */
    record Expected(List<Observation> observations, Map<String, Long> excluded) {
        static Expected of(Registry registry, AnalysisPlan plan, PatientRows rows) {
            RowSpecification specification =
                    new RowSpecification(registry.study(), plan, registry.mapping(), Registry.TODAY);
            Expected expected = new Expected(new ArrayList<>(), new LinkedHashMap<>());
            for (int i = 0; i < rows.rows().size(); i++) {
                RowSpecification.Meaning meaning = specification.of(rows.row(i));
                meaning.observation().ifPresent(expected.observations::add);
                meaning.reason().ifPresent(reason -> expected.excluded.merge(reason, 1L, Long::sum));
            }
            return expected;
        }
    }
}
