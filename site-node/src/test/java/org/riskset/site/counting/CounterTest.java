// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.site.cohort.ColumnMapping;
import org.riskset.site.cohort.ColumnSource;
import org.riskset.site.cohort.DataError;
import org.riskset.site.cohort.DataSource;
import org.riskset.site.cohort.MappingCheck;
import org.riskset.site.cohort.PatientTable;
import org.riskset.site.cohort.Resources;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.PlanLayout;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.AnalysisPlan.Estimates;
import org.riskset.survival.study.AnalysisPlan.ReleaseRequest;
import org.riskset.survival.study.AnalysisPlan.TimePlan;
import org.riskset.survival.study.Baseline;
import org.riskset.survival.study.CauseCodes;
import org.riskset.survival.study.Endpoint;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.TimeColumns;
import org.riskset.survival.study.TimeGrid;
import org.riskset.survival.study.TimeScale;
import org.riskset.survival.study.Variable;

class CounterTest {
    private static final Study STUDY = new Study(
            "small",
            Optional.empty(),
            TimeScale.MONTHS,
            List.of(new Endpoint(
                    "os",
                    new TimeColumns.Recorded("months", Optional.empty()),
                    "dead",
                    List.of("0"),
                    List.of(new CauseCodes("death", List.of("1"))),
                    Optional.empty())),
            List.of(new Variable.Categorical("arm", List.of("A", "B"))));

    @TempDir
    Path folder;

    @Test
    void five_patients_when_counted_then_as_on_paper() throws Exception {
        Path file = csv("months,dead,arm\n1,1,A\n1.5,0,A\n2,1,B\n9,1,B\n,1,A\n");

        Aggregate counted = count(file, ColumnMapping.SAME_NAMES, OptionalDouble.of(3));

        // arm, then time 0..3, then censored and death; the patient of 9 months is censored at 3
        long[] armA = {0, 0, 0, 1, 1, 0, 0, 0};
        long[] armB = {0, 0, 0, 0, 0, 1, 1, 0};
        assertArrayEquals(armA, java.util.Arrays.copyOf(counted.lanes().narrow(), 8));
        assertArrayEquals(armB, java.util.Arrays.copyOfRange(counted.lanes().narrow(), 8, 16));
        assertEquals(Map.of("missing months", 1L), counted.excluded());
    }

    @Test
    void no_horizon_when_counted_then_up_to_the_last_time_of_the_analysis_set() throws Exception {
        Path file = csv("months,dead,arm\n1,1,A\n6.5,0,B\n40,1,C\n");

        Aggregate counted = count(file, ColumnMapping.SAME_NAMES, OptionalDouble.empty());

        assertEquals(7, counted.horizon());
    }

    @Test
    void no_horizon_and_a_wild_time_when_counted_then_refused_without_the_time() throws Exception {
        Path file = csv("months,dead,arm\n1,1,A\n31415926535,0,B\n");

        RisksetException refused = assertThrows(
                RisksetException.class, () -> count(file, ColumnMapping.SAME_NAMES, OptionalDouble.empty()));

        assertEquals(DataError.TOO_MANY_NUMBERS, refused.first().code());
        assertFalse(refused.first().text().contains("31415926535"));
    }

    @Test
    void columns_missing_when_counted_then_all_are_told_with_the_nearest() throws Exception {
        Path file = csv("month,Dead,arm\n1,1,A\n");

        RisksetException refused =
                assertThrows(RisksetException.class, () -> count(file, ColumnMapping.SAME_NAMES, OptionalDouble.of(3)));

        assertEquals(List.of("month", "Dead"), nearest(refused));
        assertEquals(Optional.of("month, Dead, arm"), refused.first().detail(Problem.KNOWN));
    }

    private static List<String> nearest(RisksetException refused) {
        return refused.problems().stream()
                .map(p -> p.detail(Problem.NEAREST).orElse(""))
                .toList();
    }

    @Test
    void header_forgotten_when_counted_then_no_value_is_told() throws Exception {
        Path file = csv("31.4159,1,Smith\n1,1,A\n");

        RisksetException refused =
                assertThrows(RisksetException.class, () -> count(file, ColumnMapping.SAME_NAMES, OptionalDouble.of(3)));

        assertEquals(List.of(DataError.NO_HEADER), codes(refused));
        assertFalse(refused.first().text().contains("Smith"));
    }

    @Test
    void mapping_that_does_not_fit_when_counted_then_refused() throws Exception {
        Path file = csv("months,dead,arm\n1,1,A\n");
        ColumnSource twoBounds = new ColumnSource("arm", Map.of(), List.of(BigDecimal.TEN, BigDecimal.ONE));
        ColumnSource cut = new ColumnSource("months", Map.of(), List.of(BigDecimal.ONE));
        ColumnMapping mapping = new ColumnMapping(Map.of("arm", twoBounds, "months", cut));

        RisksetException refused =
                assertThrows(RisksetException.class, () -> count(file, mapping, OptionalDouble.of(3)));

        assertEquals(
                List.of(DataError.UNFIT_MAPPING, DataError.UNFIT_MAPPING, DataError.UNFIT_MAPPING), codes(refused));
    }

    @Test
    void mapping_of_a_name_that_is_not_in_the_study_when_checked_then_told() {
        ColumnMapping mapping = new ColumnMapping(Map.of("arms", ColumnSource.of("treatment")));

        List<Problem> problems = MappingCheck.strangers(STUDY, mapping);

        assertEquals(Optional.of("arm"), problems.get(0).detail(Problem.NEAREST));
    }

    @Test
    void more_rows_than_allowed_when_counted_then_refused() throws Exception {
        Path file = folder.resolve("many.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT '1' AS months, '1' AS dead, 'A' AS arm FROM RANGE("
                    + (Counter.MOST_ROWS + 1) + ")) TO '" + file + "' (FORMAT PARQUET)");
        }

        RisksetException refused = assertThrows(RisksetException.class, () -> {
            try (PatientTable table = PatientTable.open(new DataSource.Parquet(file), new Resources(2, 256))) {
                count(table, ColumnMapping.SAME_NAMES, OptionalDouble.of(3));
            }
        });

        assertEquals(List.of(DataError.TOO_MANY_ROWS), codes(refused));
    }

    @Test
    void query_when_shown_then_its_parameters_and_reasons_as_well() throws Exception {
        Path file = csv("months,dead,arm\n1,1,A\n");
        AnalysisPlan plan = plan(OptionalDouble.of(3));

        try (PatientTable table = PatientTable.open(DataSource.Csv.of(file), new Resources(1, 64))) {
            Counter counter = new Counter(table, ColumnMapping.SAME_NAMES, Clock.systemUTC());
            String sql = counter.sql(STUDY, plan, PlanLayout.of(STUDY, plan));

            assertTrue(sql.contains("GROUP BY reason, l1, time_at, cause"), sql);
            assertTrue(sql.contains("-- ? 3 = 'A'"), sql);
            assertTrue(sql.contains("-- reason 0: missing months"), sql);
        }
    }

    private static List<Object> codes(RisksetException refused) {
        return refused.problems().stream().<Object>map(Problem::code).toList();
    }

    private Path csv(String text) throws Exception {
        return Files.writeString(folder.resolve("site.csv"), text);
    }

    private static Aggregate count(Path file, ColumnMapping mapping, OptionalDouble horizon) {
        try (PatientTable table = PatientTable.open(DataSource.Csv.of(file), new Resources(1, 64))) {
            return count(table, mapping, horizon);
        }
    }

    private static Aggregate count(PatientTable table, ColumnMapping mapping, OptionalDouble horizon) {
        AnalysisPlan plan = plan(horizon);
        return new Counter(table, mapping, Clock.systemUTC()).count(STUDY, plan, PlanLayout.of(STUDY, plan));
    }

    private static AnalysisPlan plan(OptionalDouble horizon) {
        return new AnalysisPlan(
                "small",
                Optional.empty(),
                "test",
                Optional.of("os"),
                Optional.of("arm"),
                List.of(),
                List.of(),
                Optional.of(new TimePlan(new TimeGrid(1, horizon), List.of(), List.of())),
                Estimates.DEFAULT,
                List.of(),
                List.of(),
                Baseline.NONE,
                List.of(),
                ReleaseRequest.DEFAULT);
    }
}
