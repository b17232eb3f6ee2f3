// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.riskset.survival.counts.Cohort;
import org.riskset.survival.counts.Observation;
import org.riskset.survival.study.TimeGrid;

/** One case of {@code src/test/resources/oracle}: the sites' rows and what R says about all of them together. */
final class OracleCase {
    private final Map<String, String> settings = new HashMap<>();
    private final List<Expected> expected = new ArrayList<>();
    private final Map<String, List<Observation>> sites = new LinkedHashMap<>();
    private final TimeGrid grid;
    private boolean entry;

    /** One number of R's. */
    record Expected(String quantity, double value, double tolerance) {}

    private OracleCase(List<String> values, List<String> rows) {
        for (String line : values) {
            String[] cells = line.split(";", -1);
            if (cells[0].equals("setting")) {
                settings.put(cells[1], cells[2]);
            } else {
                expected.add(new Expected(cells[0], number(cells[1]), Double.parseDouble(cells[2])));
            }
        }
        grid = new TimeGrid(
                numbers("width").get(0), OptionalDouble.of(numbers("horizon").get(0)));
        rows.subList(1, rows.size()).forEach(line -> row(line.split(",", -1)));
    }

    static OracleCase read(String name) {
        return new OracleCase(lines(name + ".csv"), lines(name + "-rows.csv"));
    }

    private static List<String> lines(String name) {
        try (var stream = OracleCase.class.getResourceAsStream("/oracle/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double number(String text) {
        return switch (text) {
            case "NA" -> Double.NaN;
            case "Inf" -> Double.POSITIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private void row(String... cells) {
        entry |= !cells[1].isEmpty();
        int start = cells[1].isEmpty() ? 0 : (int) grid.floorIndex(Double.parseDouble(cells[1]));
        int time = (int) grid.index(Double.parseDouble(cells[2]));
        int stratum = Math.max(0, words("strata").indexOf(cells[5]));
        Map<String, Integer> levels = Map.of(Cohort.GROUP, words("groups").indexOf(cells[4]), Cohort.STRATUM, stratum);
        Observation row = new Observation(start, time, cells[3].equals("1") ? 0 : -1, levels);
        sites.computeIfAbsent(cells[0], s -> new ArrayList<>()).add(row);
    }

    List<Expected> expected() {
        return expected;
    }

    /** The patients of each site, on the grid. */
    List<Cohort> sites() {
        int horizon = (int) grid.horizonIndex().orElseThrow();
        return sites.values().stream()
                .map(rows -> new Cohort(words("groups"), horizon, entry, 1, rows))
                .toList();
    }

    TimeGrid grid() {
        return grid;
    }

    boolean hasStrata() {
        return !words("strata").isEmpty();
    }

    List<String> words(String setting) {
        String text = settings.get(setting);
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
    }

    List<Double> numbers(String setting) {
        return words(setting).stream().map(Double::valueOf).toList();
    }
}
