// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.riskset.site.cohort.ColumnMapping;
import org.riskset.site.cohort.DataError;
import org.riskset.site.cohort.MappingCheck;
import org.riskset.site.cohort.PatientTable;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Endpoint;
import org.riskset.survival.study.Study;

/**
 * Counts a site's patients for a plan, by SQL: what {@link Aggregate#count} says of rows, without the rows.
 *
 * <p>One scan of the table; two for a plan without horizon, which first asks for the last time.
 *
 * <p>Errors: a column or mapping that does not fit ({@link MappingCheck}, all problems at once), more than
 * {@value #MOST_ROWS} rows, and, without a horizon, times that need more than {@value #MOST_WORDS} numbers.
 */
public final class Counter {
    /** So that no sum over 4096 sites is near an overflow. */
    public static final long MOST_ROWS = 1L << 24;

    /** The longest vector in 64-bit words. */
    public static final long MOST_WORDS = 1L << 22;

    private final PatientTable table;
    private final ColumnMapping mapping;
    private final Clock clock;

    /** @param clock says which dates are in the future */
    public Counter(PatientTable table, ColumnMapping mapping, Clock clock) {
        this.table = table;
        this.mapping = mapping;
        this.clock = clock;
    }

    /**
     * The counts of a plan that has passed {@code PlanCheck}.
     *
     * @param layout of that plan; without a horizon in the plan the result's layout reaches to the last time seen
     */
    public Aggregate count(Study study, AnalysisPlan plan, Layout layout) {
        CountQuery query = query(study, plan);
        boolean bounded = plan.time().orElseThrow().grid().horizon().isPresent();
        PlanCount count = new PlanCount(study, plan, bounded ? layout : toLastTime(query, layout));
        table.read(query.counts(count.horizon()), count);
        return count.aggregate();
    }

    /** The SQL that {@link #count} runs, with the values of its parameters. */
    public String sql(Study study, AnalysisPlan plan, Layout layout) {
        CountQuery query = query(study, plan);
        boolean bounded = plan.time().orElseThrow().grid().horizon().isPresent();
        String counts = query.counts(PlanCount.horizon(layout)).readable() + legend(layout);
        String first = query.lastTime().readable();
        return bounded ? counts : String.format("%s%n%n-- then, with that time in place of 0:%n%n%s", first, counts);
    }

    private static String legend(Layout layout) {
        List<String> reasons = layout.exclusionBlocks().get(0).reasons();
        StringBuilder legend = new StringBuilder();
        for (int i = 0; i < reasons.size(); i++) {
            legend.append(String.format("%n-- reason %d: %s", i, reasons.get(i).replaceAll("\\R", " ")));
        }
        return legend.toString();
    }

    private CountQuery query(Study study, AnalysisPlan plan) {
        Endpoint endpoint = study.endpoint(plan.endpoint().orElseThrow()).orElseThrow();
        List<Problem> problems = MappingCheck.problems(study, endpoint, plan.completeVariables(), mapping, table);
        if (!problems.isEmpty()) {
            throw RisksetException.of(problems);
        }
        AnalysisSetSql set = new AnalysisSetSql(study, plan, mapping, table);
        return new CountQuery(set, PlanCount.variables(study, plan), LocalDate.now(clock));
    }

    private Layout toLastTime(CountQuery query, Layout layout) {
        double[] last = {0};
        table.read(query.lastTime(), row -> last[0] = row.getDouble("last_time"));
        if (last[0] < MOST_WORDS) {
            Layout reaching = layout.withHorizon((int) last[0]);
            if (reaching.lanes64() + 2 * reaching.lanes128() <= MOST_WORDS) {
                return reaching;
            }
        }
        throw RisksetException.of(Problem.of(
                        DataError.TOO_MANY_NUMBERS, "the times seen on this grid make more than 4,194,304 numbers")
                .with(Problem.DO, "give the plan a wider time.grid or a time.horizon, or look for a wrong time"));
    }
}
