// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.score;

import java.math.BigInteger;
import org.riskset.survival.counts.RiskCounts;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** Scores of one test over a site's own strata, as fixed-point integers. */
public final class SiteScores {
    private SiteScores() {}

    /** The numbers of the test's statistic block. */
    public static BigInteger[] of(
            AnalysisPlan plan, Study study, int testPosition, RiskCounts siteCounts, double[] times) {
        throw new UnsupportedOperationException(
                "scores of " + plan.tests().get(testPosition).kind());
    }
}
