// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.hypothesis;

import java.util.Map;

/**
 * The log-rank test of two groups alone.
 *
 * @param group1 the earlier level
 * @param pAdjusted by name of the correction; pairs that do not exist do not count in it
 * @param reason empty when the test exists
 */
public record PairResult(
        String group1,
        String group2,
        double statistic,
        double df,
        double pValue,
        double logP,
        Map<String, Double> pAdjusted,
        String reason) {}
