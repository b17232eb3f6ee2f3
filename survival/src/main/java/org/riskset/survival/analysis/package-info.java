// SPDX-License-Identifier: Apache-2.0
/**
 * From a plan and pooled counts to everything the plan asked for.
 *
 * <p>In: {@link org.riskset.survival.counts.Aggregate}. Out: {@link org.riskset.survival.analysis.Findings}, values
 * without text but for notes to people. Start with {@link org.riskset.survival.analysis.Analysis}.
 *
 * <p>Not here: formats of results, and whether they may be released.
 */
package org.riskset.survival.analysis;
