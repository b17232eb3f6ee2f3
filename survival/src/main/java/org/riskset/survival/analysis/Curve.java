// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.analysis;

import java.util.List;
import java.util.Optional;
import org.riskset.survival.curve.ConfidenceBand;
import org.riskset.survival.curve.KaplanMeier;
import org.riskset.survival.curve.Landmark;
import org.riskset.survival.curve.Quantile;
import org.riskset.survival.curve.RestrictedMean;

/**
 * Everything estimated on one curve. A group without patients has empty arrays and nothing else.
 *
 * @param group empty = all groups together
 * @param bands one per confidence type asked for, in the plan's order
 * @param followUp quantiles of the reverse Kaplan-Meier estimate; empty under delayed entry
 */
public record Curve(
        Optional<String> group,
        long n,
        long events,
        KaplanMeier estimate,
        List<ConfidenceBand> bands,
        List<Quantile> quantiles,
        List<RestrictedMean> restrictedMeans,
        List<Landmark> landmarks,
        List<Quantile> followUp) {

    public Curve {
        bands = List.copyOf(bands);
        quantiles = List.copyOf(quantiles);
        restrictedMeans = List.copyOf(restrictedMeans);
        landmarks = List.copyOf(landmarks);
        followUp = List.copyOf(followUp);
    }
}
