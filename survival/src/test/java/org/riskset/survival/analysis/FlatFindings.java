// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.riskset.survival.curve.ConfidenceBand;
import org.riskset.survival.curve.KaplanMeier;
import org.riskset.survival.curve.Landmark;
import org.riskset.survival.curve.Quantile;
import org.riskset.survival.hypothesis.PairResult;
import org.riskset.survival.hypothesis.RmstDifference;
import org.riskset.survival.hypothesis.TestResult;

/** Findings as a flat list of named numbers, so that they can be held against a table. */
final class FlatFindings {
    private final Map<String, Double> numbers = new HashMap<>();

    static Map<String, Double> of(Findings findings) {
        FlatFindings flat = new FlatFindings();
        findings.curves().forEach(flat::curve);
        findings.tests().forEach(flat::test);
        findings.pairwise().forEach(flat::pair);
        findings.rmstDifferences().forEach(flat::difference);
        return flat.numbers;
    }

    private void curve(Curve curve) {
        String group = curve.group().orElse("all") + ".";
        KaplanMeier estimate = curve.estimate();
        put(group + "n", curve.n());
        put(group + "events", curve.events().orElseThrow());
        put(group + "time", estimate.risk().time());
        put(group + "nRisk", doubles(estimate.risk().nRisk()));
        put(group + "nEvent", doubles(estimate.risk().nEventAll()));
        put(group + "nCensor", doubles(estimate.risk().nCensor()));
        put(group + "surv", estimate.surv());
        put(group + "stdErrLog", estimate.stdErrLog());
        put(group + "stdErrSurv", estimate.stdErrSurv());
        put(group + "cumhaz", estimate.cumhaz());
        put(group + "stdErrCumhaz", estimate.stdErrCumhaz());
        for (ConfidenceBand band : curve.bands()) {
            put(group + band.type() + ".low", band.low());
            put(group + band.type() + ".high", band.high());
        }
        quantiles(group + "quantile", curve.quantiles());
        quantiles(group + "followUp", curve.followUp());
        curve.restrictedMeans().forEach(mean -> {
            put(group + "rmean", mean.estimate());
            put(group + "rmean.stdError", mean.stdError());
        });
        curve.landmarks().forEach(mark -> landmark(group + "landmark(" + mark.time() + ")", mark));
    }

    private void quantiles(String name, List<Quantile> quantiles) {
        for (Quantile quantile : quantiles) {
            String at = name + "(" + quantile.p() + "," + quantile.confType() + ").";
            put(at + "time", quantile.time());
            put(at + "low", quantile.low());
            put(at + "high", quantile.high());
        }
    }

    private void landmark(String at, Landmark mark) {
        put(at + ".nRisk", mark.nRisk().orElseThrow());
        put(at, mark.estimate());
        put(at + ".stdErrSurv", mark.stdErrSurv());
        mark.conf().forEach((type, limits) -> {
            put(at + "." + type + ".low", limits.low());
            put(at + "." + type + ".high", limits.high());
        });
    }

    private void test(TestResult test) {
        String strata = test.strata().isEmpty() ? "" : test.strata().get(0).equals("@site") ? "site." : "stratum.";
        String name = strata + name(test);
        put(name + ".statistic", test.statistic());
        put(name + ".df", test.df());
        put(name + ".z", test.z());
        put(name + ".p", test.pValue());
        put(name + ".logP", test.logP());
        for (int g = 0; g < test.groups().size(); g++) {
            put(name + ".observed[" + g + "]", test.groups().get(g).observed());
            put(name + ".expected[" + g + "]", test.groups().get(g).expected());
            put(name + ".variance[" + g + "]", test.variance()[g]);
        }
    }

    private static String name(TestResult test) {
        return switch (test.spec().kind()) {
            case "trend" -> "trend(" + test.spec().weight().orElseThrow() + ")";
            case "fleming-harrington" ->
                "fleming-harrington(" + exponent(test.spec().rho().orElseThrow()) + ","
                        + exponent(test.spec().gamma().orElseThrow()) + ")";
            default -> test.spec().kind();
        };
    }

    private static String exponent(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private void pair(PairResult pair) {
        String name = "pair(" + pair.group1() + "," + pair.group2() + ").";
        put(name + "statistic", pair.statistic());
        put(name + "p", pair.pValue());
        pair.pAdjusted().forEach((how, p) -> put(name + how, p));
    }

    private void difference(RmstDifference difference) {
        String name = "rmst(" + difference.reference() + "," + difference.group() + ").";
        put(name + "estimate", difference.estimate());
        put(name + "stdError", difference.stdError());
        put(name + "low", difference.low());
        put(name + "high", difference.high());
        put(name + "p", difference.pValue());
    }

    private void put(String name, double value) {
        numbers.put(name, value);
    }

    private void put(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            put(name + "[" + i + "]", values[i]);
        }
    }

    private static double[] doubles(long[] counts) {
        return Arrays.stream(counts).asDoubleStream().toArray();
    }
}
