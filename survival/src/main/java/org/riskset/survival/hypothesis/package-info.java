// SPDX-License-Identifier: Apache-2.0
/**
 * Whether groups differ: tests on scores, their p values, differences of restricted means.
 *
 * <p>In: {@link org.riskset.survival.hypothesis.ScoredGroups}, from a grouped risk table or from sums of sites' own
 * scores. Out: {@link org.riskset.survival.hypothesis.TestResult}. Start with
 * {@link org.riskset.survival.hypothesis.TestCatalog}, which knows every kind, then
 * {@link org.riskset.survival.hypothesis.WeightedLogRankTest}.
 *
 * <p>Not here: the sums themselves (see {@code score}).
 */
package org.riskset.survival.hypothesis;
