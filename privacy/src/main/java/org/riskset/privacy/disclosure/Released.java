// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.List;
import org.riskset.survival.counts.Aggregate;

/** Pooled counts that may be published, with each ruling. Made only by {@link ReleaseReview}. */
public final class Released {
    private final Aggregate aggregate;
    private final ReleaseConditions conditions;
    private final List<Ruling> rulings;

    Released(Aggregate aggregate, ReleaseConditions conditions, List<Ruling> rulings) {
        this.aggregate = aggregate;
        this.conditions = conditions;
        this.rulings = List.copyOf(rulings);
    }

    public Aggregate aggregate() {
        return aggregate;
    }

    /** The strictest of plan and contributors' conditions. */
    public ReleaseConditions conditions() {
        return conditions;
    }

    public List<Ruling> rulings() {
        return rulings;
    }
}
