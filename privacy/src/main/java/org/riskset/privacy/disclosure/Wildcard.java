// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

/** Patterns in which {@code *} stands for any text, also none; every other character stands for itself. */
final class Wildcard {
    private Wildcard() {}

    /** Whether the whole text fits the pattern; the time it takes is at most the product of their lengths. */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int star = -1;
        int resume = 0;
        int t = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(c -> c == '*');
    }
}
