// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.riskset.survival.counts.ComparedCounts;
import org.riskset.survival.counts.CurveCounts;

/**
 * Pooled counts that may be published, with each ruling. Made only by {@link ReleaseReview}.
 *
 * <p><strong>Guarantees.</strong> Below {@link ReleaseLevel#EXACT} what curves are made from may be published number by
 * number. What tests are made from may not: of it only results leave, rounded (see {@link Rounding}), and no number of a
 * test where the totals it adds up to are not told.
 */
public final class Released {
    private final ReleaseConditions conditions;
    private final List<Ruling> rulings;
    private final List<CurveCounts> curves;
    private final ComparedCounts compared;
    private final Map<String, OptionalLong> excluded;

    Released(
            ReleaseConditions conditions,
            List<Ruling> rulings,
            List<CurveCounts> curves,
            ComparedCounts compared,
            Map<String, OptionalLong> excluded) {
        this.conditions = conditions;
        this.rulings = List.copyOf(rulings);
        this.curves = List.copyOf(curves);
        this.compared = compared;
        this.excluded = Collections.unmodifiableMap(new LinkedHashMap<>(excluded));
    }

    /** The strictest of plan and contributors' conditions. */
    public ReleaseConditions conditions() {
        return conditions;
    }

    public ReleaseLevel level() {
        return conditions.release().level();
    }

    /** One per decision, in the order they were made. */
    public List<Ruling> rulings() {
        return rulings;
    }

    /** All patients first, then the groups that are shown, in level order. */
    public List<CurveCounts> curves() {
        return curves;
    }

    /** What tests are computed from; their results are to be rounded. */
    public ComparedCounts compared() {
        return compared;
    }

    /** Whether the groups' numbers of events are told. */
    public boolean totalsTold() {
        return curves.stream().allMatch(c -> c.events().isPresent());
    }

    /** Rows left out by reason; empty where the number is not told. */
    public Map<String, OptionalLong> excluded() {
        return excluded;
    }
}
