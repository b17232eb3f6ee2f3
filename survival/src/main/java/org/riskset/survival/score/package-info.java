// SPDX-License-Identifier: Apache-2.0
/**
 * What adds over strata: observed, expected, variance. A site may compute these; it may not test.
 *
 * <p>In: {@link org.riskset.survival.counts.GroupedRiskTable}. Out: {@link org.riskset.survival.score.LogRankScore}, or
 * the same as integers of a {@code StatisticBlock} when the site's own strata are summed before they leave
 * ({@link org.riskset.survival.score.SiteScores}). Start with {@code LogRankScore};
 * {@link org.riskset.survival.score.Weight} holds the families of weights.
 *
 * <p>Not here: chi-squares and p values (see {@code hypothesis}).
 */
package org.riskset.survival.score;
