// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.riskset.survival.digest.CanonicalJson;

/**
 * What a site demands of a release; signed with its agreement.
 *
 * <p>Of the members of the format only {@code min_sites} can differ in this version; the others hold the values of an
 * exact release.
 *
 * @param minSites fewest sites in the sum
 */
public record ReleaseConditions(int minSites) {
    private static final Pattern MIN_SITES = Pattern.compile("\"min_sites\":(\\d{1,4})[,}]");

    /** The stricter of two in every member. */
    public ReleaseConditions strictest(ReleaseConditions other) {
        return new ReleaseConditions(Math.max(minSites, other.minSites));
    }

    /** The conditions object, as in results and signatures. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("iterative", "allow");
        members.put("max_groups", "none");
        members.put("min_cell", 1);
        members.put("min_group", 1);
        members.put("min_risk", 1);
        members.put("min_sites", minSites);
        members.put("quorum", "default");
        members.put("release", "exact");
        members.put("release_step", "none");
        members.put("site_tables", "allow");
        members.put("snapshot", null);
        members.put("statistics", "rounded");
        members.put("zero_cells", "allow");
        return members;
    }

    /**
     * Reads what {@link #canonicalJson} wrote; empty for anything else. There is only one text for each value, so it is
     * made again and compared instead of parsed.
     */
    public static Optional<ReleaseConditions> parse(String canonicalJson) {
        Matcher found = MIN_SITES.matcher(canonicalJson);
        return found.find()
                ? Optional.of(new ReleaseConditions(Integer.parseInt(found.group(1))))
                        .filter(c -> c.canonicalJson().equals(canonicalJson))
                : Optional.empty();
    }

    /** Canonical JSON of {@link #members}. */
    public String canonicalJson() {
        return CanonicalJson.of(members());
    }
}
