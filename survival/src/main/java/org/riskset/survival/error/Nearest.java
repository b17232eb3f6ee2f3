// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The known name that a mistyped one was probably meant to be.
 *
 * <p>Distance is the number of letters inserted, removed, replaced or swapped with their neighbor (optimal string
 * alignment), case ignored. A name is near when that is at most a third of the longer name's length.
 */
public final class Nearest {
    private static final int LONGEST = 100; // more cannot be a slip of the finger, and would cost time

    private static final int MOST_KNOWN = 1000;

    private Nearest() {}

    /** The nearest of the known names, if one is near; of several equally near ones the first. */
    public static Optional<String> of(String seen, Collection<String> known) {
        if (seen.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .limit(MOST_KNOWN)
                .filter(k -> 3 * Math.abs(k.length() - seen.length()) <= Math.max(seen.length(), k.length()))
                .filter(k -> distance(seen, k) * 3 <= Math.max(seen.length(), k.length()))
                .min(Comparator.comparingInt(k -> distance(seen, k)));
    }

    static int distance(String one, String other) {
        String a = plain(one);
        String b = plain(other);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] d, int i, int j) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, 1 + d[i - 2][j - 2]) : best;
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.length() > LONGEST ? lower.substring(0, LONGEST) : lower;
    }
}
