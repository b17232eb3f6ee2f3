// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.riskset.site.cohort.Dialect;
import org.riskset.site.cohort.Sql;
import org.riskset.survival.counts.Exclusions;
import org.riskset.survival.study.TimeColumns;
import org.riskset.survival.study.TimeGrid;
import org.riskset.survival.study.TimeScale;

/**
 * From texts to indices on the grid, the same rule as {@link TimeGrid}.
 *
 * <p>Columns by step, for time, entry and origin: {@code time_text} as recorded; {@code time_value} as a number or a
 * date; {@code time_at} in the study's unit; {@code time_quotient} in widths of the grid; {@code time_index}.
 */
final class TimeSql {
    private static final String ORIGIN = "origin";
    private static final String TIME = "time";
    private static final String ENTRY = "entry";

    private final TimeColumns columns;
    private final TimeScale scale;
    private final TimeGrid grid;
    private final boolean dated;

    TimeSql(TimeColumns columns, TimeScale scale, TimeGrid grid) {
        this.columns = columns;
        this.scale = scale;
        this.grid = grid;
        this.dated = columns.fold(recorded -> false, dates -> true);
    }

    /** What each of the endpoint's columns is called in the query, in the order exclusions are told. */
    Map<String, String> roles() {
        List<String> names = dated ? List.of(ORIGIN, TIME, ENTRY) : List.of(TIME, ENTRY);
        Map<String, String> roles = new LinkedHashMap<>();
        for (int i = 0; i < columns.columns().size(); i++) {
            roles.put(names.get(i), columns.columns().get(i));
        }
        return roles;
    }

    List<Sql> values(Dialect dialect) {
        return roles().keySet().stream()
                .map(role -> Sql.of("{} AS " + role + "_value", value(dialect, Sql.of(role + "_text"))))
                .toList();
    }

    private Sql value(Dialect dialect, Sql text) {
        return dated ? dialect.date(text) : dialect.number(text);
    }

    List<Sql> times() {
        return measured().map(this::time).toList();
    }

    private Sql time(String role) {
        if (!dated) {
            return Sql.of(role + "_value AS " + role + "_at");
        }
        String days = "CAST(" + role + "_value - origin_value AS DOUBLE PRECISION)";
        return Sql.of(days + " / CAST({} AS DOUBLE PRECISION) AS " + role + "_at", scale.days());
    }

    List<Sql> quotients() {
        return measured()
                .map(role -> Sql.of(role + "_at / CAST({} AS DOUBLE PRECISION) AS " + role + "_quotient", grid.width()))
                .toList();
    }

    /** Doubles without a fraction: times up, entries down. */
    List<Sql> indices() {
        return measured()
                .map(role -> Sql.of(
                        "{} AS " + role + "_index", index(role + "_quotient", role.equals(TIME) ? "CEIL" : "FLOOR")))
                .toList();
    }

    /** FLOOR(x + 0.5), because some databases ROUND halves to even. */
    private static Sql index(String quotient, String direction) {
        return Sql.of(String.format("""
                CASE WHEN ABS(%1$s - FLOOR(%1$s + 0.5)) <= CAST({} AS DOUBLE PRECISION) * ABS(FLOOR(%1$s + 0.5))
                     THEN FLOOR(%1$s + 0.5)
                     ELSE %2$s(%1$s)
                END""", quotient, direction), TimeGrid.SAME_QUOTIENT);
    }

    private Stream<String> measured() {
        return roles().keySet().stream().filter(role -> !role.equals(ORIGIN));
    }

    /** What makes a row's times unusable, by the name the exclusion has. */
    Map<String, Sql> reasons(LocalDate today) {
        Map<String, Sql> reasons = new LinkedHashMap<>();
        String unreadable = dated ? Exclusions.NOT_A_DATE : Exclusions.NOT_A_NUMBER;
        roles().forEach((role, column) -> {
            reasons.put(Exclusions.MISSING + column, Sql.of(role + "_text IS NULL"));
            reasons.put(unreadable + column, Sql.of(role + "_value IS NULL"));
            reasons.put(
                    Exclusions.IN_THE_FUTURE + column, Sql.of(role + "_value > CAST({} AS DATE)", today.toString()));
            reasons.put(Exclusions.NEGATIVE + column, Sql.of(role + "_at < 0"));
        });
        reasons.put(Exclusions.ENTRY_NOT_BEFORE_TIME, Sql.of("entry_at >= time_at OR entry_index >= time_index"));
        return reasons;
    }
}
