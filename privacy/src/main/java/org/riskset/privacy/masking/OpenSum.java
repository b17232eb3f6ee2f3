// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.List;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.counts.Layout;

/**
 * The sum in plain mode: open vectors added lane by lane. What no honest count can violate is held against each of them
 * and against the sum, so that one site's lie cannot hide behind the others' counts.
 */
public final class OpenSum {
    private OpenSum() {}

    /**
     * The counts of all contributors together.
     *
     * @param layout the plan's layout; without a horizon in the plan each vector states its own
     * @throws org.riskset.survival.error.VerificationException RS-SEC-040 when a vector or the sum is not coherent
     */
    public static Aggregate of(Layout layout, List<OpenVector> vectors) {
        Aggregate sum = vectors.stream()
                .map(v -> aggregate(layout.withHorizon(v.horizon()), v))
                .reduce(Aggregate::plus)
                .orElseThrow(() -> new IllegalArgumentException("a sum of nobody"));
        SumCheck.check(sum, vectors.size());
        return sum;
    }

    private static Aggregate aggregate(Layout layout, OpenVector vector) {
        Aggregate counts = new Aggregate(layout, Lanes.fromBytes(layout, vector.bytes()));
        SumCheck.check(counts, 1);
        return counts;
    }
}
