// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The column that was probably meant. */
final class NearestColumn {
    private static final int MOST_SHOWN = 30;

    private NearestColumn() {}

    /** By the fewest letters changed, without regard to case; at most a third of them. */
    static Optional<String> of(String wanted, List<String> columns) {
        int most = Math.max(1, wanted.length() / 3);
        return columns.stream()
                .filter(c -> Math.abs(c.length() - wanted.length()) <= most && distance(wanted, c) <= most)
                .min(Comparator.comparingInt(c -> distance(wanted, c)));
    }

    static String shortened(List<String> columns) {
        String shown = String.join(", ", columns.subList(0, Math.min(columns.size(), MOST_SHOWN)));
        return columns.size() <= MOST_SHOWN ? shown : shown + ", ... (" + columns.size() + ")";
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
