// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.riskset.site.cohort.ColumnMapping;
import org.riskset.site.cohort.ColumnSource;
import org.riskset.survival.counts.Exclusions;
import org.riskset.survival.counts.Observation;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Condition;
import org.riskset.survival.study.Endpoint;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.TimeColumns.Dated;
import org.riskset.survival.study.TimeColumns.Recorded;
import org.riskset.survival.study.TimeGrid;
import org.riskset.survival.study.Variable;
import org.riskset.survival.study.Variable.Numeric;

/** What one row of texts means, written down row by row and without SQL. */
final class RowSpecification {
    /** Outside, or left out for a reason, or counted: at most one of the two is present. */
    record Meaning(Optional<String> reason, Optional<Observation> observation) {
        static final Meaning OUTSIDE = new Meaning(Optional.empty(), Optional.empty());
    }

    /** A time as far as it could be read. */
    private record Moment(
            String column, Optional<String> text, boolean readable, boolean future, OptionalDouble time) {}

    private final Study study;
    private final AnalysisPlan plan;
    private final ColumnMapping mapping;
    private final LocalDate today;
    private final Endpoint endpoint;
    private final TimeGrid grid;

    RowSpecification(Study study, AnalysisPlan plan, ColumnMapping mapping, LocalDate today) {
        this.study = study;
        this.plan = plan;
        this.mapping = mapping;
        this.today = today;
        this.endpoint = study.endpoint(plan.endpoint().orElseThrow()).orElseThrow();
        this.grid = plan.time().orElseThrow().grid();
    }

    Meaning of(Map<String, String> row) {
        if (plan.where().stream().anyMatch(c -> definitelyFalse(c, row))) {
            return Meaning.OUTSIDE;
        }
        Map<String, Boolean> wrong = wrong(row);
        for (String reason : Exclusions.reasons(endpoint, plan.completeVariables(), study)) {
            if (wrong.getOrDefault(reason, false)) {
                return new Meaning(Optional.of(reason), Optional.empty());
            }
        }
        return counted(row);
    }

    private Map<String, Boolean> wrong(Map<String, String> row) {
        Map<String, Boolean> wrong = new HashMap<>();
        boolean dated = endpoint.times().fold(r -> false, d -> true);
        for (Moment moment : moments(row)) {
            wrong.put(Exclusions.MISSING + moment.column(), moment.text().isEmpty());
            wrong.put((dated ? Exclusions.NOT_A_DATE : Exclusions.NOT_A_NUMBER) + moment.column(), !moment.readable());
            wrong.put(Exclusions.IN_THE_FUTURE + moment.column(), moment.future());
            wrong.put(Exclusions.NEGATIVE + moment.column(), moment.time().orElse(0) < 0);
        }
        Optional<String> event = text(mapping.of(endpoint.event()), row);
        wrong.put(Exclusions.MISSING + endpoint.event(), event.isEmpty());
        wrong.put(Exclusions.CODE_NOT_LISTED + endpoint.event(), event.isPresent() && cause(event.get()) == null);
        for (String name : plan.completeVariables()) {
            Variable variable = study.variable(name).orElseThrow();
            Optional<String> text = text(mapping.of(variable), row);
            OptionalDouble number = text.map(RowSpecification::number).orElse(OptionalDouble.empty());
            wrong.merge(Exclusions.MISSING + name, text.isEmpty(), Boolean::logicalOr);
            wrong.put(Exclusions.NOT_A_NUMBER + name, text.isPresent() && number.isEmpty());
            wrong.put(Exclusions.OUT_OF_RANGE + name, number.isPresent() && !isComplete(variable, row));
            wrong.put(Exclusions.LEVEL_NOT_LISTED + name, text.isPresent() && level(variable, row) == null);
        }
        entry(row).ifPresent(entry -> {
            OptionalDouble time = time(row);
            if (entry.time().isPresent()
                    && time.isPresent()
                    && entry.time().getAsDouble() >= 0
                    && time.getAsDouble() >= 0) {
                double from = entry.time().getAsDouble();
                boolean late = from >= time.getAsDouble() || grid.floorIndex(from) >= grid.index(time.getAsDouble());
                wrong.put(Exclusions.ENTRY_NOT_BEFORE_TIME, late);
                wrong.put(
                        Exclusions.ENTERED_AFTER_HORIZON,
                        grid.horizonIndex().isPresent()
                                && grid.floorIndex(from) >= grid.horizonIndex().getAsLong());
            }
        });
        return wrong;
    }

    private Meaning counted(Map<String, String> row) {
        long time = grid.index(time(row).orElseThrow());
        long horizon = grid.horizonIndex().orElse(Long.MAX_VALUE);
        int cause = time > horizon
                ? -1
                : cause(text(mapping.of(endpoint.event()), row).orElseThrow());
        int entry = entry(row)
                .map(e -> (int) grid.floorIndex(e.time().orElseThrow()))
                .orElse(0);
        Map<String, Integer> levels = new TreeMap<>();
        for (String name : plan.completeVariables()) {
            Variable variable = study.variable(name).orElseThrow();
            if (!variable.levels().isEmpty()) {
                levels.put(name, level(variable, row));
            }
        }
        return new Meaning(
                Optional.empty(), Optional.of(new Observation(entry, (int) Math.min(time, horizon), cause, levels)));
    }

    private List<Moment> moments(Map<String, String> row) {
        return endpoint.times().fold(recorded -> recorded(recorded, row), dated -> dated(dated, row));
    }

    private List<Moment> recorded(Recorded columns, Map<String, String> row) {
        return columns.columns().stream()
                .map(column -> {
                    Optional<String> text = text(mapping.of(column), row);
                    OptionalDouble number = text.map(RowSpecification::number).orElse(OptionalDouble.empty());
                    return new Moment(column, text, text.isEmpty() || number.isPresent(), false, number);
                })
                .toList();
    }

    private List<Moment> dated(Dated columns, Map<String, String> row) {
        Optional<LocalDate> origin = text(mapping.of(columns.origin()), row).flatMap(RowSpecification::date);
        return columns.columns().stream()
                .map(column -> {
                    Optional<String> text = text(mapping.of(column), row);
                    Optional<LocalDate> date = text.flatMap(RowSpecification::date);
                    boolean future = date.filter(d -> d.isAfter(today)).isPresent();
                    OptionalDouble time = origin.isPresent() && date.isPresent()
                            ? OptionalDouble.of(ChronoUnit.DAYS.between(origin.get(), date.get())
                                    / study.timeScale().days())
                            : OptionalDouble.empty();
                    return new Moment(column, text, text.isEmpty() || date.isPresent(), future, time);
                })
                .toList();
    }

    private OptionalDouble time(Map<String, String> row) {
        return moments(row).get(endpoint.times().fold(r -> 0, d -> 1)).time();
    }

    private Optional<Moment> entry(Map<String, String> row) {
        return endpoint.times()
                .entry()
                .map(e -> moments(row).get(endpoint.times().fold(r -> 1, d -> 2)));
    }

    private Integer cause(String code) {
        if (endpoint.censored().contains(code)) {
            return -1;
        }
        for (int i = 0; i < endpoint.causes().size(); i++) {
            if (endpoint.causes().get(i).codes().contains(code)) {
                return i;
            }
        }
        return null;
    }

    private boolean definitelyFalse(Condition condition, Map<String, String> row) {
        Variable variable = study.variable(condition.variable()).orElseThrow();
        return condition.fold(
                in -> {
                    Integer level = level(variable, row);
                    return level != null
                            && !in.levels().contains(variable.levels().get(level));
                },
                bound -> {
                    OptionalDouble value = value(variable, row);
                    return isComplete(variable, row) && !holds(bound, value.orElseThrow());
                });
    }

    private static boolean holds(Condition.Bound bound, double value) {
        double limit = bound.bound().doubleValue();
        return switch (bound.comparison()) {
            case AT_LEAST -> value >= limit;
            case ABOVE -> value > limit;
            case AT_MOST -> value <= limit;
            case BELOW -> value < limit;
        };
    }

    private boolean isComplete(Variable variable, Map<String, String> row) {
        OptionalDouble value = value(variable, row);
        Numeric range = variable.fold(
                c -> null, n -> n, c -> (Numeric) study.variable(c.of()).orElseThrow());
        return value.isPresent()
                && (range == null
                        || (value.getAsDouble() >= range.min().doubleValue()
                                && value.getAsDouble() <= range.max().doubleValue()));
    }

    private OptionalDouble value(Variable variable, Map<String, String> row) {
        return text(mapping.of(variable), row).map(RowSpecification::number).orElse(OptionalDouble.empty());
    }

    private Integer level(Variable variable, Map<String, String> row) {
        ColumnSource source = mapping.of(variable);
        return variable.fold(
                categorical -> {
                    if (!source.cut().isEmpty()) {
                        return band(value(variable, row), source.cut());
                    }
                    int index =
                            text(source, row).map(categorical.levels()::indexOf).orElse(-1);
                    return index < 0 ? null : index;
                },
                numeric -> null,
                cut -> isComplete(variable, row) ? band(value(variable, row), cut.at()) : null);
    }

    private static Integer band(OptionalDouble value, List<BigDecimal> bounds) {
        if (value.isEmpty()) {
            return null;
        }
        return (int) bounds.stream()
                .filter(b -> value.getAsDouble() >= b.doubleValue())
                .count();
    }

    private static Optional<String> text(ColumnSource source, Map<String, String> row) {
        return Optional.of(row.get(source.column()))
                .filter(raw -> !raw.isEmpty())
                .map(raw -> source.values().getOrDefault(raw, raw))
                .filter(text -> !text.isEmpty());
    }

    private static OptionalDouble number(String text) {
        return text.length() <= 60 && text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?")
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    private static Optional<LocalDate> date(String text) {
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}") || text.startsWith("0000")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
