// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.riskset.survival.error.Problem;
import org.riskset.survival.study.Endpoint;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.Variable;

/** Whether a site has the columns that an endpoint and variables need, and whether its mapping fits the study. */
public final class MappingCheck {
    private final ColumnMapping mapping;
    private final List<String> columns;
    private final String table;
    private final List<Problem> problems = new ArrayList<>();
    private boolean found;

    private MappingCheck(ColumnMapping mapping, List<String> columns, String table) {
        this.mapping = mapping;
        this.columns = columns;
        this.table = table;
    }

    /** Everything that is wrong, in the order of times, event and variables. */
    public static List<Problem> problems(
            Study study, Endpoint endpoint, Collection<String> variables, ColumnMapping mapping, PatientTable table) {
        MappingCheck check = new MappingCheck(mapping, table.columns(), table.name());
        endpoint.times().columns().forEach(check::column);
        check.column(endpoint.event());
        variables.forEach(name -> check.variable(study.variable(name).orElseThrow()));
        return check.headless() ? List.of(ReadProblems.noHeader(table.name())) : List.copyOf(check.problems);
    }

    /** Names in the mapping that no endpoint and no variable of the study has; a cut is mapped by its number. */
    public static List<Problem> strangers(Study study, ColumnMapping mapping) {
        Set<String> names = new LinkedHashSet<>();
        for (Endpoint endpoint : study.endpoints()) {
            names.addAll(endpoint.times().columns());
            names.add(endpoint.event());
        }
        study.variables().forEach(v -> names.add(v.fold(c -> c.name(), n -> n.name(), cut -> cut.of())));
        List<String> known = List.copyOf(names);
        return mapping.columns().keySet().stream()
                .filter(name -> !names.contains(name))
                .map(name -> stranger(name, known))
                .toList();
    }

    private static Problem stranger(String name, List<String> known) {
        Problem problem = Problem.of(
                        DataError.UNFIT_MAPPING, "the mapping has a name that is not in the study: " + name)
                .with(Problem.KNOWN, ColumnNames.shown(known));
        return ColumnNames.nearest(name, known)
                .map(n -> problem.with(Problem.NEAREST, n))
                .orElse(problem);
    }

    /** No column that is needed, but names that are values: the first row is not a header and must not be shown. */
    private boolean headless() {
        return !found && columns.stream().anyMatch(ColumnNames::isValue);
    }

    private void column(String name) {
        ColumnSource source = mapping.of(name);
        present(name, source);
        uncut(name, source);
    }

    private void variable(Variable variable) {
        ColumnSource source = mapping.of(variable);
        present(variable.name(), source);
        List<String> levels = variable.fold(Variable.Categorical::levels, n -> List.of(), c -> List.of());
        if (levels.isEmpty()) {
            uncut(variable.name(), source);
        } else if (!source.cut().isEmpty()) {
            bands(variable.name(), source.cut(), levels.size());
        }
    }

    private void present(String name, ColumnSource source) {
        if (columns.contains(source.column())) {
            found = true;
            return;
        }
        String wanted = source.column().equals(name) ? "" : ", mapped to " + name;
        Problem problem = Problem.of(
                        DataError.NO_COLUMN, "no column \"" + source.column() + "\"" + wanted + " in " + table)
                .with(Problem.KNOWN, ColumnNames.shown(columns));
        Optional<String> nearest = ColumnNames.nearest(source.column(), columns);
        problems.add(nearest.map(n -> problem.with(Problem.NEAREST, n)
                        .with(
                                Problem.DO,
                                "if it is the one, map it in site.yaml  " + name + ": {column: " + quoted(n) + "}"))
                .orElse(problem));
    }

    private static String quoted(String name) {
        return name.matches("\\w+") ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void uncut(String name, ColumnSource source) {
        if (!source.cut().isEmpty()) {
            problems.add(Problem.of(DataError.UNFIT_MAPPING, "the mapping of " + name + " has a cut")
                    .with(Problem.EXPECTED, "a cut only for a variable with levels of its own"));
        }
    }

    private void bands(String name, List<BigDecimal> cut, int levels) {
        if (cut.size() != levels - 1) {
            problems.add(Problem.of(DataError.UNFIT_MAPPING, "the cut of " + name + " does not make its levels")
                    .with(Problem.SEEN, cut.size() + " bounds")
                    .with(Problem.EXPECTED, (levels - 1) + " bounds for " + levels + " levels"));
        }
        for (int i = 1; i < cut.size(); i++) {
            if (cut.get(i - 1).compareTo(cut.get(i)) >= 0) {
                problems.add(
                        Problem.of(DataError.UNFIT_MAPPING, "the bounds of the cut of " + name + " do not increase")
                                .with(Problem.SEEN, cut.get(i - 1) + " before " + cut.get(i)));
            }
        }
    }
}
