// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.analysis;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.riskset.survival.hypothesis.PairResult;
import org.riskset.survival.hypothesis.RmstDifference;
import org.riskset.survival.hypothesis.TestResult;

/**
 * What was found, without formatting.
 *
 * @param n rows of the analysis set
 * @param events events of any cause; empty when the total is not told
 * @param excluded rows left out by reason, in the layout's order, only reasons that occurred; empty where the number is not
 *     told
 * @param curves all groups together first, then the groups in level order
 * @param tests in the plan's order, without pairwise
 * @param notes sentences for people: what could not be computed and why, what was carried on
 */
public record Findings(
        long n,
        OptionalLong events,
        Map<String, OptionalLong> excluded,
        List<Curve> curves,
        List<TestResult> tests,
        List<PairResult> pairwise,
        List<RmstDifference> rmstDifferences,
        List<String> notes) {

    public Findings {
        curves = List.copyOf(curves);
        tests = List.copyOf(tests);
        pairwise = List.copyOf(pairwise);
        rmstDifferences = List.copyOf(rmstDifferences);
        notes = List.copyOf(notes);
    }
}
