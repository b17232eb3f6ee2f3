// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.riskset.privacy.disclosure.Rounding;
import org.riskset.survival.analysis.Curve;
import org.riskset.survival.counts.RiskTable;
import org.riskset.survival.curve.ConfidenceBand;
import org.riskset.survival.curve.KaplanMeier;
import org.riskset.survival.curve.Landmark;
import org.riskset.survival.curve.Landmark.Limits;
import org.riskset.survival.curve.Quantile;

/** What a summary tells of a curve: its patients, its median, its landmarks; not the curve. */
final class SummaryCurve {
    private static final double MEDIAN = 0.5;

    private SummaryCurve() {}

    static Curve of(Curve curve) {
        RiskTable whole = curve.estimate().risk();
        RiskTable none =
                new RiskTable(new double[0], new long[0], new long[whole.nEvent().length][0], new long[0], whole.n());
        return new Curve(
                curve.group(),
                curve.n(),
                curve.events(),
                KaplanMeier.of(none),
                curve.bands().stream()
                        .map(b -> new ConfidenceBand(b.type(), new double[0], new double[0]))
                        .toList(),
                curve.quantiles().stream()
                        .filter(q -> q.p() == MEDIAN)
                        .map(SummaryCurve::rounded)
                        .toList(),
                List.of(),
                curve.landmarks().stream().map(SummaryCurve::rounded).toList(),
                List.of(),
                false);
    }

    private static Quantile rounded(Quantile median) {
        return new Quantile(
                median.p(),
                median.confType(),
                Rounding.statistic(median.time()),
                Rounding.statistic(median.low()),
                Rounding.statistic(median.high()));
    }

    private static Landmark rounded(Landmark at) {
        Map<String, Limits> conf = new LinkedHashMap<>();
        at.conf()
                .forEach((type, limits) -> conf.put(
                        type, new Limits(Rounding.statistic(limits.low()), Rounding.statistic(limits.high()))));
        return new Landmark(
                at.time(), at.nRisk(), Rounding.statistic(at.estimate()), Rounding.statistic(at.stdErrSurv()), conf);
    }
}
