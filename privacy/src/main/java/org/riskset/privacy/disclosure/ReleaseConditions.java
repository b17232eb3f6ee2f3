// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.riskset.survival.digest.CanonicalJson;

/**
 * What a site demands of a release; signed with its agreement.
 *
 * <p>Of the members of the format only {@code min_sites} and {@code quorum} can differ in this version; the others hold
 * the values of an exact release.
 *
 * @param minSites fewest sites in the sum
 * @param quorum how many sites open a masked sum
 */
public record ReleaseConditions(int minSites, Quorum quorum) {
    private static final Pattern MIN_SITES = Pattern.compile("\"min_sites\":(\\d{1,4})[,}]");
    private static final Pattern QUORUM = Pattern.compile("\"quorum\":\"?(\\w{1,10})\"?[,}]");

    public ReleaseConditions(int minSites) {
        this(minSites, Quorum.DEFAULT);
    }

    /**
     * The strictest of all in every member.
     *
     * @param all of the sites that take part, at least one
     * @param n how many these are
     */
    public static ReleaseConditions strictest(Collection<ReleaseConditions> all, int n) {
        return all.stream()
                .reduce((a, b) ->
                        new ReleaseConditions(Math.max(a.minSites, b.minSites), a.quorum.stricter(b.quorum, n)))
                .orElseThrow(() -> new IllegalArgumentException("nobody's conditions"));
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
        members.put("quorum", written(quorum.written()));
        members.put("release", "exact");
        members.put("release_step", "none");
        members.put("site_tables", "allow");
        members.put("snapshot", null);
        members.put("statistics", "rounded");
        members.put("zero_cells", "allow");
        return members;
    }

    private static Object written(String quorum) {
        return quorum.matches("\\d+") ? (Object) Integer.parseInt(quorum) : quorum;
    }

    /**
     * Reads what {@link #canonicalJson} wrote; empty for anything else. There is only one text for each value, so it is
     * made again and compared instead of parsed.
     */
    public static Optional<ReleaseConditions> parse(String canonicalJson) {
        Matcher sites = MIN_SITES.matcher(canonicalJson);
        Matcher quorum = QUORUM.matcher(canonicalJson);
        if (!sites.find() || !quorum.find()) {
            return Optional.empty();
        }
        int minSites = Integer.parseInt(sites.group(1));
        return Quorum.parse(quorum.group(1))
                .map(q -> new ReleaseConditions(minSites, q))
                .filter(c -> c.canonicalJson().equals(canonicalJson));
    }

    /** Canonical JSON of {@link #members}. */
    public String canonicalJson() {
        return CanonicalJson.of(members());
    }
}
