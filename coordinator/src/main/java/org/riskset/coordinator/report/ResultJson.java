// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.List;
import org.riskset.survival.hypothesis.PairResult;
import org.riskset.survival.hypothesis.RmstDifference;

/**
 * {@code result.json}, schema {@code riskset.result/v1}: every number with the digits that bring it back.
 *
 * <ul>
 *   <li>A quantity that does not exist (NaN): {@code null}.
 *   <li>Infinite: the string {@code "Infinity"}.
 *   <li>Not asked for: an empty list.
 * </ul>
 */
public final class ResultJson {
    private static final String SCHEMA = "riskset.result/v1";

    private final PooledReport report;
    private final JsonText json = new JsonText();

    private ResultJson(PooledReport report) {
        this.report = report;
    }

    /** The document, ended by a line feed. */
    public static String text(PooledReport report) {
        ResultJson result = new ResultJson(report);
        result.json.object(result::members);
        return result.json.text();
    }

    private void members() {
        json.member("schema", SCHEMA);
        json.member("plan", report.plan());
        json.member("plan_digest", report.planDigest().toString());
        json.member("state", report.participation().state());
        json.objects("sites", report.participation().sites(), this::site);
        json.member("n", report.findings().n());
        json.member("events", report.findings().events());
        json.member("excluded", report.findings().excluded());
        json.objects("curves", report.findings().curves(), curve -> CurveJson.write(json, curve));
        json.objects("tests", report.findings().tests(), test -> TestJson.write(json, test));
        json.objects("pairwise", report.findings().pairwise(), this::pair);
        json.objects("rmst_differences", report.findings().rmstDifferences(), this::difference);
        List.of("models", "cumulative_incidence", "tables", "numeric").forEach(name -> json.member(name, List.of()));
        json.member("notes", report.findings().notes());
        json.member("mode", report.mode());
        json.member("release_level", report.releaseLevel());
        json.object("disclosure", this::disclosure);
        audit();
    }

    private void audit() {
        if (report.logged().isEmpty()) {
            json.member("audit", null);
            return;
        }
        Logged logged = report.logged().get();
        json.object("audit", () -> {
            json.member("checkpoint", logged.checkpoint());
            json.member("entry", logged.entry());
        });
    }

    private void site(Participation.Site site) {
        json.member("id", site.id());
        json.member("state", site.state());
    }

    private void pair(PairResult pair) {
        json.member("group1", pair.group1());
        json.member("group2", pair.group2());
        json.member("statistic", pair.statistic());
        json.member("df", pair.df());
        json.member("p_value", pair.pValue());
        json.member("log_p", pair.logP());
        json.member("p_adjusted", pair.pAdjusted());
        json.member("reason", TestJson.orNull(pair.reason()));
    }

    private void difference(RmstDifference difference) {
        json.member("reference", difference.reference());
        json.member("group", difference.group());
        json.member("tau", difference.tau());
        json.member("estimate", difference.estimate());
        json.member("std_error", difference.stdError());
        json.member("low", difference.low());
        json.member("high", difference.high());
        json.member("p_value", difference.pValue());
    }

    private void disclosure() {
        json.member("conditions", report.disclosure().conditions());
        json.objects("rulings", report.disclosure().rulings(), ruling -> {
            json.member("rule", ruling.rule());
            json.member("code", ruling.code());
            json.member("where", ruling.where());
            json.member("action", ruling.action());
        });
    }
}
