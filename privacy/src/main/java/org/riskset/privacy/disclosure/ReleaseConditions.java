// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.riskset.survival.digest.CanonicalJson;

/**
 * What a site demands of a release; signed with its agreement.
 *
 * <p>The members {@code iterative}, {@code max_groups}, {@code site_tables} and {@code snapshot} have one value in this
 * version, which computes nothing that they speak of or enforces them at the site alone.
 *
 * @param minSites fewest sites in the sum
 * @param quorum how many sites open a masked sum
 */
public record ReleaseConditions(int minSites, Quorum quorum, ReleaseDemand release) {

    /** Pooled counts may be published as they are. */
    public ReleaseConditions(int minSites, Quorum quorum) {
        this(minSites, quorum, ReleaseDemand.EXACT);
    }

    /** Pooled counts may be published as they are, and the quorum is the usual one. */
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
                .reduce((a, b) -> new ReleaseConditions(
                        Math.max(a.minSites, b.minSites), a.quorum.stricter(b.quorum, n), a.release.and(b.release)))
                .orElseThrow(() -> new IllegalArgumentException("nobody's conditions"));
    }

    /** The conditions object, as in results and signatures. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("iterative", "allow");
        members.put("max_groups", "none");
        members.put("min_cell", release.minCell());
        members.put("min_group", release.minGroup());
        members.put("min_risk", release.minRisk());
        members.put("min_sites", minSites);
        members.put("quorum", written(quorum.written()));
        members.put("release", release.level().label());
        members.put("release_step", step());
        members.put("site_tables", "allow");
        members.put("snapshot", null);
        members.put("statistics", release.fromProtected() ? "protected" : "rounded");
        members.put("zero_cells", release.zeroCells() ? "allow" : "merge");
        return members;
    }

    private Object step() {
        return release.step().isPresent() ? (Object) release.step().getAsDouble() : "none";
    }

    private static Object written(String quorum) {
        return quorum.matches("\\d+") ? (Object) Integer.parseInt(quorum) : quorum;
    }

    /** Reads what {@link #canonicalJson} wrote; empty for anything else. */
    public static Optional<ReleaseConditions> parse(String canonicalJson) {
        return ConditionsText.read(canonicalJson).filter(c -> c.canonicalJson().equals(canonicalJson));
    }

    /** Canonical JSON of {@link #members}. */
    public String canonicalJson() {
        return CanonicalJson.of(members());
    }
}
