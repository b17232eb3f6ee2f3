// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.riskset.site.cohort.ColumnSource;
import org.riskset.site.cohort.Dialect;
import org.riskset.site.cohort.Sql;
import org.riskset.survival.counts.Exclusions;
import org.riskset.survival.study.Condition;
import org.riskset.survival.study.Condition.Bound;
import org.riskset.survival.study.Condition.In;
import org.riskset.survival.study.Variable;
import org.riskset.survival.study.Variable.Numeric;

/**
 * One variable in the query: {@code v1_text} as recorded, {@code v1_value} when it is a number or made from one, and
 * {@code v1_level}, the index of its level.
 *
 * @param alias {@code v1}, {@code v2}, …: names of the study may be longer than a database allows
 * @param number the number itself or the one that the cut bands; its range makes a value complete
 */
record PatternSql(String alias, Variable variable, ColumnSource source, Optional<Numeric> number) {

    /** The number out of the text, where there is one to be had. */
    Optional<Sql> value(Dialect dialect) {
        boolean numeric = number.isPresent() || !source.cut().isEmpty();
        return numeric
                ? Optional.of(Sql.of("{} AS " + alias + "_value", dialect.number(column("text"))))
                : Optional.empty();
    }

    /** The level's index, NULL for a value that is none. */
    Optional<Sql> level() {
        Optional<Sql> level = variable.fold(
                categorical -> Optional.of(source.cut().isEmpty() ? listed() : banded(source.cut())),
                numeric -> Optional.empty(),
                cut -> Optional.of(Sql.of("CASE WHEN {} THEN {} END", complete(), banded(cut.at()))));
        return level.map(sql -> Sql.of("{} AS " + alias + "_level", sql));
    }

    private Sql listed() {
        List<Sql> cases = new ArrayList<>();
        for (int i = 0; i < variable.levels().size(); i++) {
            cases.add(Sql.of("WHEN {} THEN " + i, variable.levels().get(i)));
        }
        return Sql.of("CASE {} {} END", column("text"), Sql.join(" ", cases));
    }

    private Sql banded(List<BigDecimal> bounds) {
        List<Sql> cases = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            cases.add(Sql.of("WHEN {} < {} THEN " + i, column("value"), real(bounds.get(i))));
        }
        cases.add(Sql.of("WHEN {} IS NOT NULL THEN " + bounds.size(), column("value")));
        return Sql.of("CASE {} END", Sql.join(" ", cases));
    }

    /** Whether the number is there and within the study's range. */
    private Sql complete() {
        Numeric range = number.orElseThrow();
        return Sql.of("{} BETWEEN {} AND {}", column("value"), real(range.min()), real(range.max()));
    }

    /** True for rows that a condition does not put outside: where it holds, and where the value is not complete. */
    Sql inside(Condition condition) {
        return condition.fold(this::insideLevels, this::insideBound);
    }

    private Sql insideLevels(In in) {
        List<Sql> indices = in.levels().stream()
                .map(level -> Sql.of(Integer.toString(variable.levels().indexOf(level))))
                .toList();
        return Sql.of("({} IS NULL OR {} IN ({}))", column("level"), column("level"), Sql.join(", ", indices));
    }

    private Sql insideBound(Bound bound) {
        String compared = "({} IS NULL OR NOT {} OR {} " + bound.comparison().operator() + " {})";
        return Sql.of(compared, column("value"), complete(), column("value"), real(bound.bound()));
    }

    /** What makes a row incomplete in this variable, by the name the exclusion has. */
    Map<String, Sql> reasons() {
        String name = variable.name();
        Map<String, Sql> reasons = new LinkedHashMap<>();
        reasons.put(Exclusions.MISSING + name, Sql.of("{} IS NULL", column("text")));
        if (number.isPresent()) {
            reasons.put(Exclusions.NOT_A_NUMBER + name, Sql.of("{} IS NULL", column("value")));
            reasons.put(Exclusions.OUT_OF_RANGE + name, Sql.of("NOT {}", complete()));
        } else {
            reasons.put(Exclusions.LEVEL_NOT_LISTED + name, Sql.of("{} IS NULL", column("level")));
        }
        return reasons;
    }

    private Sql column(String step) {
        return Sql.of(alias + "_" + step);
    }

    private static Sql real(BigDecimal value) {
        return Sql.of("CAST({} AS DOUBLE PRECISION)", value.doubleValue());
    }
}
