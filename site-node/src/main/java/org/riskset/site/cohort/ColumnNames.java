// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    /** The column that was probably meant, by the fewest letters changed, without regard to case; at most a third of them. */
    static Optional<String> nearest(String wanted, List<String> columns) {
        int most = Math.max(1, wanted.length() / 3);
        return columns.stream()
                .filter(c -> !isValue(c))
                .filter(c -> Math.abs(c.length() - wanted.length()) <= most && distance(wanted, c) <= most)
                .min(Comparator.comparingInt(c -> distance(wanted, c)));
    }

    static String shown(List<String> columns) {
        List<String> names = columns.stream().filter(c -> !isValue(c)).toList();
        String shown = String.join(", ", names.subList(0, Math.min(names.size(), MOST_SHOWN)));
        return names.size() <= MOST_SHOWN ? shown : shown + ", ... (" + names.size() + ")";
    }

    private static int distance(String wanted, String column) {
        String left = wanted.toLowerCase(Locale.ROOT);
        String right = column.toLowerCase(Locale.ROOT);
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int changed = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(changed, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
