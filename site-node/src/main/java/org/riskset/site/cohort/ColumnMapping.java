// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.Variable;

/**
 * The study's names of columns and variables to this site's columns. What is not mapped is a column of the same name.
 */
public record ColumnMapping(Map<String, ColumnSource> columns) {
    public static final ColumnMapping SAME_NAMES = new ColumnMapping(Map.of());

    public ColumnMapping {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** Where a column of an endpoint is found. */
    public ColumnSource of(String name) {
        return Optional.ofNullable(columns.get(name)).orElseGet(() -> ColumnSource.of(name));
    }

    /** Where a variable is found; a cut is found where the number that it bands is. */
    public ColumnSource of(Variable variable) {
        return of(variable.fold(Variable.Categorical::name, Variable.Numeric::name, Variable.Cut::of));
    }

    /** Where a variable of a study is found. */
    public ColumnSource of(Study study, String variable) {
        return of(study.variable(variable).orElseThrow());
    }
}
