// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import java.util.List;
import java.util.Optional;
import org.riskset.survival.error.Nearest;

/** What can be said about a file's names of columns. */
final class ColumnNames {
    private static final int MOST_SHOWN = 30;

    private ColumnNames() {}

    /**
     * Whether a name is rather a value, so that the row that was taken for a header may be a patient's. Such names are
     * never shown.
     */
    static boolean isValue(String name) {
        return name.matches(Dialect.NUMBER) || name.matches(Dialect.DATE);
    }

    /** The column that was probably meant; never a value. */
    static Optional<String> nearest(String wanted, List<String> columns) {
        return Nearest.of(wanted, columns.stream().filter(c -> !isValue(c)).toList());
    }

    static String shown(List<String> columns) {
        List<String> names = columns.stream().filter(c -> !isValue(c)).toList();
        String shown = String.join(", ", names.subList(0, Math.min(names.size(), MOST_SHOWN)));
        return names.size() <= MOST_SHOWN ? shown : shown + ", ... (" + names.size() + ")";
    }
}
