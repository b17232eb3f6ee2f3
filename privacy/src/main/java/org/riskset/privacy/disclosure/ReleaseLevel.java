// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much of the pooled counts is published, from all to little. */
public enum ReleaseLevel {
    /** Every number with all its digits: the pooled counts can be read back from it. */
    EXACT,
    /** Curves of protected counts, statistics rounded. */
    THRESHOLDED,
    /** No curves: numbers of patients, tests, medians and landmarks, rounded. */
    SUMMARY;

    /** As in plans, policies and results. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that publishes less. */
    ReleaseLevel stricter(ReleaseLevel other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public static Optional<ReleaseLevel> parse(String label) {
        return Arrays.stream(values()).filter(l -> l.label().equals(label)).findFirst();
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(ReleaseLevel::label).toList();
    }
}
