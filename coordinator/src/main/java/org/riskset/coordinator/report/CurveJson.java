// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import org.riskset.survival.analysis.Curve;
import org.riskset.survival.counts.RiskTable;
import org.riskset.survival.curve.ConfidenceBand;
import org.riskset.survival.curve.KaplanMeier;
import org.riskset.survival.curve.Landmark;
import org.riskset.survival.curve.Landmark.Limits;
import org.riskset.survival.curve.Quantile;

/** One entry of {@code curves} in {@code result.json}. */
final class CurveJson {
    private final JsonText json;

    private CurveJson(JsonText json) {
        this.json = json;
    }

    static void write(JsonText json, Curve curve) {
        new CurveJson(json).curve(curve);
    }

    private void curve(Curve curve) {
        json.member("group", curve.group().orElse(null));
        json.member("n", curve.n());
        json.member("events", curve.events());
        estimate(curve.estimate());
        json.object("conf", () -> curve.bands().forEach(this::band));
        json.objects("quantiles", curve.quantiles(), this::quantile);
        json.objects("rmean", curve.restrictedMeans(), mean -> {
            json.member("tau", mean.tau());
            json.member("estimate", mean.estimate());
            json.member("std_error", mean.stdError());
        });
        json.objects("landmarks", curve.landmarks(), this::landmark);
        json.objects("follow_up", curve.followUp(), this::quantile);
    }

    private void estimate(KaplanMeier estimate) {
        RiskTable risk = estimate.risk();
        json.member("time", risk.time());
        json.member("n_risk", risk.nRisk());
        json.member("n_event", risk.nEventAll());
        json.member("n_censor", risk.nCensor());
        json.member("estimate", estimate.surv());
        json.member("std_error", estimate.stdErrLog());
        json.member("std_error_surv", estimate.stdErrSurv());
        json.member("cumhaz", estimate.cumhaz());
        json.member("std_error_cumhaz", estimate.stdErrCumhaz());
    }

    private void band(ConfidenceBand band) {
        json.object(band.type(), () -> {
            json.member("low", band.low());
            json.member("high", band.high());
        });
    }

    private void quantile(Quantile quantile) {
        json.member("p", quantile.p());
        json.member("conf_type", quantile.confType());
        json.member("time", quantile.time());
        json.member("low", quantile.low());
        json.member("high", quantile.high());
    }

    private void landmark(Landmark landmark) {
        json.member("time", landmark.time());
        json.member("n_risk", landmark.nRisk());
        json.member("estimate", landmark.estimate());
        json.member("std_error_surv", landmark.stdErrSurv());
        json.object("conf", () -> landmark.conf().forEach(this::limits));
    }

    private void limits(String type, Limits limits) {
        json.object(type, () -> {
            json.member("low", limits.low());
            json.member("high", limits.high());
        });
    }
}
