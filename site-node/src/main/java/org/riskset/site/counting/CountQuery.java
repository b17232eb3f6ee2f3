// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import static org.riskset.site.counting.AnalysisSetSql.CENSORED;
import static org.riskset.site.counting.AnalysisSetSql.COUNTED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.riskset.site.cohort.Sql;

/**
 * The queries of one plan: one scan of the table each.
 *
 * <p>Columns of a count: {@code reason}; {@code l1}, {@code l2}, … the indices of the levels; {@code at_index}, the
 * index on the grid; {@code cause}; {@code n} patients. {@code entries} is 1 where that is an entry instead of a time.
 */
final class CountQuery {
    private final AnalysisSetSql set;
    private final List<String> variables;
    private final LocalDate today;

    /** @param variables those whose levels are told apart, in this order */
    CountQuery(AnalysisSetSql set, List<String> variables, LocalDate today) {
        this.set = set;
        this.variables = variables;
        this.today = today;
    }

    /** The last index seen in the analysis set, 0 in an empty one. */
    Sql lastTime() {
        return Sql.of("""
                {}
                SELECT COALESCE(MAX(time_index), 0) AS last_time
                FROM judged
                WHERE reason = -1""", set.steps(today, Optional.empty()));
    }

    /** Patients by reason, levels, time and cause, and by levels and entry. */
    Sql counts(long horizon) {
        return Sql.of(
                """
                {}, counted AS (
                    SELECT {}
                    FROM judged
                )
                SELECT {}
                FROM counted
                GROUP BY {}""",
                set.steps(today, Optional.of(horizon)),
                Sql.of(String.join(",\n           ", counted(horizon))),
                Sql.of(String.join(", ", told())),
                Sql.of(grouped()));
    }

    /** What is told of a row that is left out is its reason alone. */
    private List<String> counted(long horizon) {
        List<String> columns = new ArrayList<>(List.of("reason"));
        for (int i = 0; i < variables.size(); i++) {
            columns.add(ofCounted(set.levelColumn(variables.get(i)), "l" + (i + 1)));
        }
        columns.add(ofCounted("CAST(LEAST(time_index, " + horizon + ") AS INTEGER)", "time_at"));
        columns.add(ofCounted("CASE WHEN time_index > " + horizon + " THEN " + CENSORED + " ELSE cause END", "cause"));
        if (set.endpoint().hasEntry()) {
            columns.add(ofCounted("CAST(entry_index AS INTEGER)", "entry_at"));
        }
        return columns;
    }

    private static String ofCounted(String value, String name) {
        return "CASE WHEN reason = " + COUNTED + " THEN " + value + " END AS " + name;
    }

    private List<String> told() {
        List<String> columns = levels();
        columns.add(set.endpoint().hasEntry() ? "COALESCE(time_at, entry_at) AS at_index" : "time_at AS at_index");
        columns.add("cause");
        columns.add(set.endpoint().hasEntry() ? "GROUPING(time_at) AS entries" : "0 AS entries");
        columns.add("COUNT(*) AS n");
        return columns;
    }

    private String grouped() {
        String levels = String.join(", ", levels());
        String times = levels + ", time_at, cause";
        return set.endpoint().hasEntry() ? "GROUPING SETS ((" + times + "), (" + levels + ", entry_at))" : times;
    }

    private List<String> levels() {
        List<String> columns = new ArrayList<>(List.of("reason"));
        for (int i = 1; i <= variables.size(); i++) {
            columns.add("l" + i);
        }
        return columns;
    }
}
