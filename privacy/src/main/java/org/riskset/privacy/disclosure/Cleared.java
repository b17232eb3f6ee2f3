// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Lanes;

/** One site's counts that every rule of this site let pass, for one run. Made only by {@link DisclosurePolicy}. */
public final class Cleared {
    private final Aggregate aggregate;

    Cleared(Aggregate aggregate) {
        this.aggregate = aggregate;
    }

    /** The counts as a vector, a copy. */
    public Lanes lanes() {
        return aggregate.lanes().plus(Lanes.zero(aggregate.layout()));
    }

    /** The counts as bytes. */
    public byte[] bytes() {
        return aggregate.lanes().toBytes();
    }

    /** Index of the last time counted. */
    public int horizon() {
        return aggregate.horizon();
    }

    /** Never the counts. */
    @Override
    public String toString() {
        return "Cleared[" + aggregate.lanes() + "]";
    }
}
