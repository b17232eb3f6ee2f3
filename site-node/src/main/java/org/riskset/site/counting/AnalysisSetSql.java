// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.riskset.site.cohort.ColumnMapping;
import org.riskset.site.cohort.ColumnSource;
import org.riskset.site.cohort.PatientTable;
import org.riskset.site.cohort.Sql;
import org.riskset.survival.counts.Exclusions;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.CauseCodes;
import org.riskset.survival.study.Condition;
import org.riskset.survival.study.Endpoint;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.Variable;

/**
 * Which rows are in the analysis set, and why each other row is not: {@code judged}, with a {@code reason} beside times,
 * cause and levels.
 *
 * <p>A reason is a position in {@link Exclusions#reasons}, or {@link #COUNTED}, or {@link #OUTSIDE} the plan's
 * {@code where}. Each step is a query of its own, so that nothing is written out twice and no parameter stands in a
 * GROUP BY.
 */
final class AnalysisSetSql {
    static final int COUNTED = -1;
    static final int OUTSIDE = -2;
    static final int CENSORED = -1;

    private final AnalysisPlan plan;
    private final ColumnMapping mapping;
    private final PatientTable table;
    private final Endpoint endpoint;
    private final TimeSql time;
    private final List<String> reasons;
    private final Optional<String> patient;
    private final Map<String, PatternSql> variables = new LinkedHashMap<>();

    AnalysisSetSql(Study study, AnalysisPlan plan, ColumnMapping mapping, PatientTable table) {
        this(study, plan, mapping, table, Optional.empty());
    }

    /** @param patient the column of the patients' ids, carried along as {@code patient_text} */
    AnalysisSetSql(
            Study study, AnalysisPlan plan, ColumnMapping mapping, PatientTable table, Optional<String> patient) {
        this.patient = patient;
        this.plan = plan;
        this.mapping = mapping;
        this.table = table;
        this.endpoint = study.endpoint(plan.endpoint().orElseThrow()).orElseThrow();
        this.time = new TimeSql(
                endpoint.times(), study.timeScale(), plan.time().orElseThrow().grid());
        this.reasons = Exclusions.reasons(endpoint, plan.completeVariables(), study);
        plan.completeVariables().forEach(name -> variables.put(name, pattern(study, name)));
    }

    private PatternSql pattern(Study study, String name) {
        Variable variable = study.variable(name).orElseThrow();
        Optional<Variable.Numeric> number = variable.fold(
                categorical -> Optional.empty(),
                Optional::of,
                cut -> study.variable(cut.of())
                        .flatMap(of -> of.fold(c -> Optional.empty(), Optional::of, c -> Optional.empty())));
        return new PatternSql("v" + (variables.size() + 1), variable, mapping.of(variable), number);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** The column of a variable's level. */
    String levelColumn(String variable) {
        return variables.get(variable).alias() + "_level";
    }

    /** The steps from the recorded texts to {@code judged}. */
    Sql steps(LocalDate today, Optional<Long> horizon) {
        return Sql.of(
                """
                WITH recorded AS (
                    SELECT {}
                    FROM {}
                ), read AS (
                    SELECT recorded.*, {}
                    FROM recorded
                ), placed AS (
                    SELECT read.*, {}
                    FROM read
                ), divided AS (
                    SELECT placed.*, {}
                    FROM placed
                ), indexed AS (
                    SELECT divided.*, {}
                    FROM divided
                ), judged AS (
                    SELECT indexed.*,
                           {} AS reason
                    FROM indexed
                )""",
                list(texts()),
                table.rows(),
                list(values()),
                list(placed()),
                list(time.quotients()),
                list(time.indices()),
                reason(today, horizon));
    }

    private static Sql list(List<Sql> columns) {
        return Sql.join(",\n           ", columns);
    }

    private List<Sql> texts() {
        List<Sql> texts = new ArrayList<>();
        time.roles().forEach((role, column) -> texts.add(text(mapping.of(column), role)));
        texts.add(text(mapping.of(endpoint.event()), "event"));
        variables.values().forEach(v -> texts.add(text(v.source(), v.alias())));
        patient.ifPresent(column -> texts.add(Sql.of("{} AS patient_text", table.text(column))));
        return texts;
    }

    private Sql text(ColumnSource source, String alias) {
        Sql text = table.text(source.column());
        if (source.values().isEmpty()) {
            return Sql.of("{} AS " + alias + "_text", text);
        }
        List<Sql> cases = new ArrayList<>();
        source.values().forEach((from, to) -> cases.add(Sql.of("WHEN {} THEN {}", from, to)));
        return Sql.of("NULLIF(CASE {} {} ELSE {} END, '') AS " + alias + "_text", text, Sql.join(" ", cases), text);
    }

    private List<Sql> values() {
        List<Sql> values = new ArrayList<>(time.values(table.dialect()));
        values.add(cause());
        variables.values().forEach(v -> v.value(table.dialect()).ifPresent(values::add));
        return values;
    }

    private Sql cause() {
        List<Sql> cases = new ArrayList<>();
        endpoint.censored().forEach(code -> cases.add(Sql.of("WHEN {} THEN " + CENSORED, code)));
        for (int i = 0; i < endpoint.causes().size(); i++) {
            CauseCodes cause = endpoint.causes().get(i);
            String then = "WHEN {} THEN " + i;
            cause.codes().forEach(code -> cases.add(Sql.of(then, code)));
        }
        return Sql.of("CASE event_text {} END AS cause", Sql.join(" ", cases));
    }

    private List<Sql> placed() {
        List<Sql> placed = new ArrayList<>(time.times());
        variables.values().forEach(v -> v.level().ifPresent(placed::add));
        return placed;
    }

    private Sql reason(LocalDate today, Optional<Long> horizon) {
        Map<String, Sql> conditions = conditions(today, horizon);
        List<Sql> cases = new ArrayList<>();
        for (Condition condition : plan.where()) {
            Sql inside = variables.get(condition.variable()).inside(condition);
            cases.add(Sql.of("WHEN NOT {} THEN " + OUTSIDE, inside));
        }
        for (int i = 0; i < reasons.size(); i++) {
            cases.add(Sql.of("WHEN {} THEN " + i, conditions.get(reasons.get(i))));
        }
        return Sql.of("CASE {} ELSE " + COUNTED + " END", Sql.join("\n                ", cases));
    }

    private Map<String, Sql> conditions(LocalDate today, Optional<Long> horizon) {
        Map<String, Sql> conditions = new LinkedHashMap<>(time.reasons(today));
        conditions.put(Exclusions.MISSING + endpoint.event(), Sql.of("event_text IS NULL"));
        conditions.put(Exclusions.CODE_NOT_LISTED + endpoint.event(), Sql.of("cause IS NULL"));
        variables.values().forEach(v -> v.reasons().forEach(conditions::putIfAbsent));
        conditions.put(
                Exclusions.ENTERED_AFTER_HORIZON,
                horizon.map(h -> Sql.of("entry_index >= " + h)).orElse(Sql.of("FALSE")));
        return conditions;
    }
}
