// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.riskset.survival.analysis.Curve;
import org.riskset.survival.curve.Landmark;
import org.riskset.survival.curve.Quantile;
import org.riskset.survival.hypothesis.PairResult;
import org.riskset.survival.hypothesis.TestResult;

/**
 * The tables as CSV files, with the dotted names of R's {@code broom}. {@code strata} is {@code variable=level} as in
 * R, or {@code all} for all groups together.
 */
public final class CsvTables {
    private static final List<String> TEST_COLUMNS = List.of(
            "test", "rho", "gamma", "weight", "cause", "strata", "statistic", "df", "p.value", "log.p", "z", "reason");

    private final PooledReport report;

    private CsvTables(PooledReport report) {
        this.report = report;
    }

    /** Every table by its file name, and a README.txt that explains the columns. */
    public static Map<String, String> files(PooledReport report) {
        CsvTables tables = new CsvTables(report);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("curve.csv", CurveCsv.text(report));
        files.put("summary.csv", tables.summary());
        files.put("landmarks.csv", tables.landmarks());
        files.put("test.csv", tables.tests());
        files.put("pairwise.csv", tables.pairwise());
        files.put("risktable.csv", tables.riskTable());
        files.put("README.txt", CsvReadme.text(report));
        return files;
    }

    /** How a curve is called in the column {@code strata}. */
    static String strata(PooledReport report, Curve curve) {
        String variable = report.question().groupBy().orElse("group");
        return curve.group().map(level -> variable + "=" + level).orElse("all");
    }

    private String summary() {
        CsvTable table = new CsvTable(List.of(
                "strata",
                "n",
                "events",
                "quantity",
                "at",
                "conf.type",
                "estimate",
                "std.error",
                "conf.low",
                "conf.high"));
        for (Curve curve : report.findings().curves()) {
            List<Object> who = Arrays.asList(strata(report, curve), curve.n(), CsvTable.orEmpty(curve.events()));
            if (curve.n() == 0) {
                table.row(joined(who, Arrays.asList(null, null, null, null, null, null, null)));
            }
            curve.quantiles().forEach(q -> table.row(joined(who, quantile("quantile", q))));
            curve.restrictedMeans()
                    .forEach(m -> table.row(joined(
                            who, Arrays.asList("rmean", m.tau(), null, m.estimate(), m.stdError(), null, null))));
            curve.followUp().forEach(q -> table.row(joined(who, quantile("follow.up", q))));
        }
        return table.text();
    }

    private static List<Object> quantile(String quantity, Quantile q) {
        return Arrays.asList(quantity, q.p(), q.confType(), q.time(), null, q.low(), q.high());
    }

    private String landmarks() {
        CsvTable table = new CsvTable(List.of(
                "strata", "time", "n.risk", "estimate", "std.error.surv", "conf.type", "conf.high", "conf.low"));
        for (Curve curve : report.findings().curves()) {
            for (Landmark mark : curve.landmarks()) {
                List<Object> first = Arrays.asList(
                        strata(report, curve),
                        mark.time(),
                        CsvTable.orEmpty(mark.nRisk()),
                        mark.estimate(),
                        mark.stdErrSurv());
                if (mark.conf().isEmpty()) {
                    table.row(joined(first, Arrays.asList(null, null, null)));
                }
                mark.conf().forEach((type, l) -> table.row(joined(first, List.of(type, l.high(), l.low()))));
            }
        }
        return table.text();
    }

    private String tests() {
        CsvTable table = new CsvTable(TEST_COLUMNS);
        for (TestResult test : report.findings().tests()) {
            table.row(Arrays.asList(
                    test.spec().kind(),
                    test.spec().rho().orElse(Double.NaN),
                    test.spec().gamma().orElse(Double.NaN),
                    TestJson.weight(test.spec()).orElse(null),
                    test.spec().cause().orElse(null),
                    String.join(" ", test.strata()),
                    test.statistic(),
                    test.df(),
                    test.pValue(),
                    test.logP(),
                    test.z(),
                    test.reason()));
        }
        return table.text();
    }

    private String pairwise() {
        List<PairResult> pairs = report.findings().pairwise();
        Set<String> adjustments = new LinkedHashSet<>();
        pairs.forEach(p -> adjustments.addAll(p.pAdjusted().keySet()));
        List<String> header = new ArrayList<>(List.of("group1", "group2", "statistic", "df", "p.value", "log.p"));
        adjustments.forEach(a -> header.add("p.adjusted." + a));
        header.add("reason");
        CsvTable table = new CsvTable(header);
        for (PairResult p : pairs) {
            List<Object> row =
                    new ArrayList<>(List.of(p.group1(), p.group2(), p.statistic(), p.df(), p.pValue(), p.logP()));
            adjustments.forEach(a -> row.add(p.pAdjusted().getOrDefault(a, Double.NaN)));
            row.add(p.reason());
            table.row(row);
        }
        return table.text();
    }

    private String riskTable() {
        CsvTable table = new CsvTable(List.of("strata", "time", "n.risk", "cum.n.censor", "cum.n.event"));
        for (Curve curve : report.findings().curves()) {
            for (double tick : TimeAxis.of(report).ticks()) {
                RiskCountsAt at = RiskCountsAt.of(curve, tick);
                table.row(Arrays.asList(
                        strata(report, curve),
                        tick,
                        RiskCountsAt.orNull(at.atRisk()),
                        RiskCountsAt.orNull(at.censored()),
                        RiskCountsAt.orNull(at.events())));
            }
        }
        return table.text();
    }

    private static List<Object> joined(List<Object> first, List<Object> second) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
