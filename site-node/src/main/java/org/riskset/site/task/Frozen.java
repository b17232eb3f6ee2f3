// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.Base64;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.digest.Digest;

/**
 * Counts as they were when this site agreed. What leaves later is this, whatever the data say by then.
 *
 * @param horizon index of the last time counted
 * @param body the vector, base64
 */
public record Frozen(int horizon, String body) {

    public static Frozen of(Aggregate aggregate) {
        byte[] bytes = aggregate.lanes().toBytes();
        return new Frozen(aggregate.horizon(), Base64.getEncoder().encodeToString(bytes));
    }

    /** The counts again, on the plan's layout. */
    public Aggregate thawed(Layout plan) {
        Layout layout = plan.withHorizon(horizon);
        return new Aggregate(layout, Lanes.fromBytes(layout, Base64.getDecoder().decode(body)));
    }

    public Digest digest() {
        return Digest.of(Base64.getDecoder().decode(body));
    }

    /** Never the counts. */
    @Override
    public String toString() {
        return "Frozen[" + body.length() * 3L / 4 + " bytes]";
    }
}
