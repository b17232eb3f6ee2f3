// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.List;

/**
 * Who was asked and who is in the sum.
 *
 * @param state {@code COMPLETE} or {@code PARTIAL}
 * @param sites every invited site, in order of name
 */
public record Participation(String state, List<Site> sites) {
    public static final String COMPLETE = "COMPLETE";
    public static final String PARTIAL = "PARTIAL";

    private static final String CONTRIBUTED = "CONTRIBUTED";

    public Participation {
        sites = List.copyOf(sites);
    }

    /** One site and how its part ended: {@code CONTRIBUTED}, {@code REFUSED}, {@code SILENT}, and so on. */
    public record Site(String id, String state) {}

    public boolean isPartial() {
        return state.equals(PARTIAL);
    }

    public int invited() {
        return sites.size();
    }

    public long contributed() {
        return sites.stream().filter(s -> s.state().equals(CONTRIBUTED)).count();
    }

    /** Sites that are not in the sum. */
    public List<Site> missing() {
        return sites.stream().filter(s -> !s.state().equals(CONTRIBUTED)).toList();
    }
}
