// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.analysis;

import java.util.ArrayList;
import java.util.List;
import org.riskset.survival.counts.CurveCounts;
import org.riskset.survival.counts.RiskTable;
import org.riskset.survival.curve.ConfidenceBand;
import org.riskset.survival.curve.ConfidenceType;
import org.riskset.survival.curve.KaplanMeier;
import org.riskset.survival.curve.Landmark;
import org.riskset.survival.curve.Quantile;
import org.riskset.survival.curve.RestrictedMean;
import org.riskset.survival.numeric.Normal;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.AnalysisPlan.TimePlan;
import org.riskset.survival.study.TimeGrid;

/** One curve with all that a plan wants read off it. */
final class CurveEstimator {
    private final TimePlan time;
    private final AnalysisPlan.Estimates estimates;
    private final boolean delayedEntry;
    private final double z;

    CurveEstimator(AnalysisPlan plan, boolean delayedEntry) {
        this.time = plan.time().orElseThrow();
        this.estimates = plan.estimates();
        this.delayedEntry = delayedEntry;
        this.z = Normal.twoSidedQuantile(estimates.confLevel());
    }

    Curve estimate(CurveCounts counts) {
        RiskTable risk = counts.risk();
        KaplanMeier curve = KaplanMeier.of(risk);
        List<ConfidenceBand> bands = bands(curve);
        if (risk.n() == 0) {
            return Curve.ofNobody(counts.group(), curve, bands);
        }
        KaplanMeier reverse = KaplanMeier.ofFollowUp(risk);
        return new Curve(
                counts.group(),
                risk.n(),
                counts.events(),
                curve,
                bands,
                quantiles(curve, bands),
                time.tau().stream().map(tau -> mean(counts, curve, tau)).toList(),
                time.landmarks().stream()
                        .map(t -> landmark(counts, curve, bands, t))
                        .toList(),
                delayedEntry ? List.of() : quantiles(reverse, bands(reverse)),
                counts.whole());
    }

    // Where a curve goes on untold, its last value is not carried on.
    private static RestrictedMean mean(CurveCounts counts, KaplanMeier curve, double tau) {
        RestrictedMean mean = RestrictedMean.of(curve, tau);
        return counts.whole() || !mean.beyondLastTime() ? mean : RestrictedMean.untold(tau);
    }

    private List<ConfidenceBand> bands(KaplanMeier curve) {
        return estimates.confTypes().stream()
                .map(type -> ConfidenceType.of(type).band(curve, z))
                .toList();
    }

    private List<Quantile> quantiles(KaplanMeier curve, List<ConfidenceBand> bands) {
        List<Quantile> quantiles = new ArrayList<>();
        for (ConfidenceBand band : bands) {
            estimates.quantiles().forEach(p -> quantiles.add(Quantile.of(curve, band, p)));
        }
        return quantiles;
    }

    private Landmark landmark(CurveCounts counts, KaplanMeier curve, List<ConfidenceBand> bands, double asked) {
        TimeGrid grid = time.grid();
        Landmark.GridPoints points =
                new Landmark.GridPoints(grid.time(grid.floorIndex(asked)), grid.time(grid.index(asked)));
        Landmark landmark = Landmark.of(curve, bands, asked, points);
        boolean told = counts.whole() || points.atOrAfter() <= curve.lastTime();
        return told ? landmark : landmark.untold();
    }
}
