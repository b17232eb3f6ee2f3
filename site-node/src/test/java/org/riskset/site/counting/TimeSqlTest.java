// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.site.cohort.DataSource;
import org.riskset.site.cohort.PatientTable;
import org.riskset.site.cohort.Resources;
import org.riskset.site.cohort.Sql;
import org.riskset.survival.study.TimeColumns;
import org.riskset.survival.study.TimeGrid;
import org.riskset.survival.study.TimeScale;

class TimeSqlTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 1, 7, 1 / 3.0, 1e-3, 30.4375, 0.7})
    void random_times_when_placed_then_sql_and_java_agree(double width) throws Exception {
        List<Double> times = times(new Random(20240601), width);
        StringBuilder csv = new StringBuilder("t,e\n");
        times.forEach(t -> csv.append(t).append(',').append(t).append('\n'));
        Path file = Files.writeString(folder.resolve("times.csv"), csv.toString());

        List<List<Double>> placed = placed(new TimeGrid(width, OptionalDouble.empty()), file);

        TimeGrid grid = new TimeGrid(width, OptionalDouble.empty());
        assertEquals(times.size(), placed.size());
        for (List<Double> row : placed) {
            assertEquals(grid.index(row.get(0)), row.get(1).longValue(), () -> "time " + row.get(0));
            assertEquals(grid.floorIndex(row.get(0)), row.get(2).longValue(), () -> "entry " + row.get(0));
        }
    }

    /** Decimals on the grid, their neighbours among doubles, both sides of the tolerance, halves, and anything. */
    private static List<Double> times(Random random, double width) {
        List<Double> times = new ArrayList<>(List.of(0.0));
        for (int i = 0; i < 500; i++) {
            int k = 1 + random.nextInt(5000);
            double exact =
                    BigDecimal.valueOf(width).multiply(BigDecimal.valueOf(k)).doubleValue();
            times.addAll(List.of(exact, Math.nextUp(exact), Math.nextDown(exact), k * width, (k + 0.5) * width));
            double beside = 1e-9 * (0.5 + random.nextDouble());
            times.addAll(List.of(exact * (1 + beside), exact * (1 - beside), exact * random.nextDouble()));
        }
        return times;
    }

    private static List<List<Double>> placed(TimeGrid grid, Path file) {
        TimeSql time = new TimeSql(new TimeColumns.Recorded("t", Optional.of("e")), TimeScale.MONTHS, grid);
        try (PatientTable table = PatientTable.open(DataSource.Csv.of(file), new Resources(1, 64))) {
            Sql texts = Sql.of(
                    "SELECT {} AS time_text, {} AS entry_text FROM {}", table.text("t"), table.text("e"), table.rows());
            Sql query = Sql.of(
                    """
                    SELECT time_value, {} FROM (
                        SELECT *, {} FROM (SELECT *, {} FROM (SELECT *, {} FROM ({}))))""",
                    Sql.join(", ", time.indices()),
                    Sql.join(", ", time.quotients()),
                    Sql.join(", ", time.times()),
                    Sql.join(", ", time.values(table.dialect())),
                    texts);
            List<List<Double>> placed = new ArrayList<>();
            table.read(
                    query,
                    row -> placed.add(List.of(
                            row.getDouble("time_value"), row.getDouble("time_index"), row.getDouble("entry_index"))));
            return placed;
        }
    }
}
