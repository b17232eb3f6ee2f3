// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Collection;
import java.util.List;
import org.riskset.survival.counts.Aggregate;

/**
 * Whether pooled counts may be published: a pure function of the counts and the strictest conditions.
 *
 * <p>This version releases at level {@code exact} alone; a site whose policy asks for more cannot be configured, so
 * that no promise goes unkept.
 */
public final class ReleaseReview {
    private ReleaseReview() {}

    /**
     * Reviews a sum.
     *
     * @param conditions of all contributors and the plan; at least one
     */
    public static Released review(Aggregate pooled, Collection<ReleaseConditions> conditions) {
        ReleaseConditions strictest = ReleaseConditions.strictest(conditions, conditions.size());
        Ruling ruling =
                new Ruling("release", DisclosureError.RELEASE_LEVEL.code(), "everything", Ruling.Action.RELEASED);
        return new Released(pooled, strictest, List.of(ruling));
    }
}
