// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.util.List;

/** Tables of patients' characteristics asked for; each over its own pairwise complete rows. */
public record Baseline(List<Table> tables, List<NumericBy> numeric) {
    public static final Baseline NONE = new Baseline(List.of(), List.of());

    public Baseline {
        tables = List.copyOf(tables);
        numeric = List.copyOf(numeric);
    }

    public boolean isEmpty() {
        return tables.isEmpty() && numeric.isEmpty();
    }

    /** A contingency table. */
    public record Table(String rows, String cols) {}

    /** Mean and standard deviation of a number in each level of a variable. */
    public record NumericBy(String variable, String by) {}
}
