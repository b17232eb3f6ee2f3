// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.riskset.survival.hypothesis.PairResult;
import org.riskset.survival.hypothesis.TestResult;

/** Tests in words: one line each, pairs as a table. A test that does not exist says why. */
final class TestLines {
    private TestLines() {}

    static String text(PooledReport report) {
        StringBuilder text = new StringBuilder();
        List<TestResult> tests = report.findings().tests();
        int width = tests.stream().mapToInt(t -> Printable.cells(name(t))).max().orElse(0);
        for (TestResult test : tests) {
            text.append(name(test)).append(Printable.padding(name(test), width));
            text.append("  ").append(Printable.line(outcome(test))).append('\n');
        }
        return text + pairs(report.findings().pairwise());
    }

    private static String name(TestResult test) {
        return Printable.line(Wording.test(test.spec(), test.strata()));
    }

    /** {@code chisq 2.11 on 2 df, p = 0.35}, or why there is none. */
    static String outcome(TestResult test) {
        if (!test.exists()) {
            return "not computed: " + test.reason();
        }
        return "chisq " + Numbers.fixed(test.statistic(), 2) + " on " + Numbers.given(test.df()) + " df, p "
                + Numbers.equalsP(test.pValue());
    }

    private static String pairs(List<PairResult> pairs) {
        if (pairs.isEmpty()) {
            return "";
        }
        Set<String> adjustments = new LinkedHashSet<>();
        pairs.forEach(p -> adjustments.addAll(p.pAdjusted().keySet()));
        TextTable table = new TextTable(2);
        List<String> header = new ArrayList<>(List.of("log-rank of", "and", "chisq", "p"));
        adjustments.forEach(a -> header.add("p " + a));
        table.row(header);
        pairs.forEach(p -> table.row(row(p, adjustments)));
        return "\n" + table.text() + reasons(pairs);
    }

    private static List<String> row(PairResult pair, Set<String> adjustments) {
        List<String> row = new ArrayList<>(List.of(pair.group1(), pair.group2()));
        if (Double.isNaN(pair.statistic())) {
            row.addAll(List.of("–", "–"));
            return row;
        }
        row.addAll(List.of(Numbers.fixed(pair.statistic(), 2), Numbers.p(pair.pValue())));
        adjustments.forEach(a -> row.add(Numbers.p(pair.pAdjusted().getOrDefault(a, Double.NaN))));
        return row;
    }

    private static String reasons(List<PairResult> pairs) {
        return pairs.stream()
                .filter(p -> Double.isNaN(p.statistic()))
                .map(p -> Printable.line(p.group1() + " and " + p.group2() + "  not computed: " + p.reason()) + "\n")
                .collect(Collectors.joining());
    }
}
