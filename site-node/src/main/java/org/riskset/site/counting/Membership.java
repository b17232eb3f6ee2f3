// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.riskset.site.cohort.ColumnMapping;
import org.riskset.site.cohort.PatientTable;
import org.riskset.site.cohort.Sql;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/**
 * Who is in the analysis set of a plan, by the very steps by which {@link Counter} counts, so that the two cannot differ.
 *
 * <p>Columns of a row: {@code patient_text}, then {@code l1}, {@code l2}, … the indices of the levels of {@link #parts}.
 */
public final class Membership {
    private final PatientTable table;
    private final ColumnMapping mapping;
    private final String patient;
    private final Clock clock;

    /**
     * The members of a table's analysis sets.
     *
     * @param patient the column of the patients' ids
     * @param clock says which dates are in the future
     */
    public Membership(PatientTable table, ColumnMapping mapping, String patient, Clock clock) {
        this.table = table;
        this.mapping = mapping;
        this.patient = patient;
        this.clock = clock;
    }

    /** The variables whose levels a plan tells apart: groups first, then strata and terms. */
    public static List<String> parts(Study study, AnalysisPlan plan) {
        Set<String> names = new LinkedHashSet<>();
        plan.groupBy().ifPresent(names::add);
        names.addAll(plan.strataVariables());
        plan.models().forEach(model -> names.addAll(model.terms()));
        names.remove(AnalysisPlan.SITE);
        return names.stream()
                .filter(name -> !study.variable(name).orElseThrow().levels().isEmpty())
                .toList();
    }

    /**
     * Hands over each row of the analysis set.
     *
     * @param horizon index of the last time counted
     */
    public void read(Study study, AnalysisPlan plan, long horizon, PatientTable.RowReader reader) {
        AnalysisSetSql set = new AnalysisSetSql(study, plan, mapping, table, Optional.of(patient));
        List<String> parts = parts(study, plan);
        StringBuilder levels = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            levels.append(", ")
                    .append(set.levelColumn(parts.get(i)))
                    .append(" AS l")
                    .append(i + 1);
        }
        table.read(
                Sql.of(
                        """
                        {}
                        SELECT patient_text{}
                        FROM judged
                        WHERE reason = -1""",
                        set.steps(LocalDate.now(clock), Optional.of(horizon)),
                        new Sql(levels.toString(), List.of())),
                reader);
    }
}
