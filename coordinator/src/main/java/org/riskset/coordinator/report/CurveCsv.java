// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.ArrayList;
import java.util.List;
import org.riskset.survival.analysis.Curve;
import org.riskset.survival.counts.RiskTable;
import org.riskset.survival.curve.ConfidenceBand;
import org.riskset.survival.curve.KaplanMeier;

/**
 * {@code curve.csv}: every curve, one row per time, as {@code broom::tidy(survfit)}. Limits of the first confidence
 * type have broom's names; those of further types end in the type's name.
 */
final class CurveCsv {
    private static final List<String> BROOM = List.of(
            "strata", "time", "n.risk", "n.event", "n.censor", "estimate", "std.error", "conf.high", "conf.low");

    private final PooledReport report;
    private final CsvTable table;

    private CurveCsv(PooledReport report) {
        this.report = report;
        List<String> header = new ArrayList<>(BROOM);
        header.addAll(List.of("std.error.surv", "cumhaz", "std.error.cumhaz"));
        further().forEach(type -> header.addAll(List.of("conf.high." + type, "conf.low." + type)));
        this.table = new CsvTable(header);
    }

    static String text(PooledReport report) {
        CurveCsv csv = new CurveCsv(report);
        report.findings().curves().forEach(csv::curve);
        return csv.table.text();
    }

    private List<String> further() {
        List<String> types = report.question().confTypes();
        return types.isEmpty() ? types : types.subList(1, types.size());
    }

    private void curve(Curve curve) {
        String strata = CsvTables.strata(report, curve);
        for (int i = 0; i < curve.estimate().risk().size(); i++) {
            table.row(row(strata, curve, i));
        }
    }

    private List<Object> row(String strata, Curve curve, int i) {
        KaplanMeier estimate = curve.estimate();
        RiskTable risk = estimate.risk();
        List<Object> row = new ArrayList<>();
        row.addAll(List.of(strata, risk.time()[i], risk.nRisk()[i], events(risk, i), risk.nCensor()[i]));
        row.addAll(List.of(estimate.surv()[i], estimate.stdErrLog()[i]));
        limits(row, curve, report.question().shownType(), i);
        row.addAll(List.of(estimate.stdErrSurv()[i], estimate.cumhaz()[i], estimate.stdErrCumhaz()[i]));
        further().forEach(type -> limits(row, curve, type, i));
        return row;
    }

    private static long events(RiskTable risk, int i) {
        long events = 0;
        for (long[] cause : risk.nEvent()) {
            events += cause[i];
        }
        return events;
    }

    private static void limits(List<Object> row, Curve curve, String type, int i) {
        for (ConfidenceBand band : curve.bands()) {
            if (band.type().equals(type)) {
                row.addAll(List.of(band.high()[i], band.low()[i]));
                return;
            }
        }
        row.addAll(List.of(Double.NaN, Double.NaN));
    }
}
