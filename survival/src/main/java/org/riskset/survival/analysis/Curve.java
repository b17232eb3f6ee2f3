// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.analysis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.riskset.survival.curve.ConfidenceBand;
import org.riskset.survival.curve.KaplanMeier;
import org.riskset.survival.curve.Landmark;
import org.riskset.survival.curve.Quantile;
import org.riskset.survival.curve.RestrictedMean;

/**
 * Everything estimated on one curve. A group without patients has empty arrays and nothing else.
 *
 * @param group empty = all groups together
 * @param events of any cause; empty when the total is not told
 * @param bands one per confidence type asked for, in the plan's order
 * @param whole whether it was told to its end; else it stops while patients are at risk
 * @param followUp quantiles of the reverse Kaplan-Meier estimate; empty under delayed entry
 */
public record Curve(
        Optional<String> group,
        long n,
        OptionalLong events,
        KaplanMeier estimate,
        List<ConfidenceBand> bands,
        List<Quantile> quantiles,
        List<RestrictedMean> restrictedMeans,
        List<Landmark> landmarks,
        List<Quantile> followUp,
        boolean whole) {

    public Curve {
        bands = List.copyOf(bands);
        quantiles = List.copyOf(quantiles);
        restrictedMeans = List.copyOf(restrictedMeans);
        landmarks = List.copyOf(landmarks);
        followUp = List.copyOf(followUp);
    }

    /** A curve of nobody. */
    static Curve ofNobody(Optional<String> group, KaplanMeier curve, List<ConfidenceBand> bands) {
        OptionalLong none = OptionalLong.of(0);
        return new Curve(group, 0, none, curve, bands, List.of(), List.of(), List.of(), List.of(), true);
    }
}
