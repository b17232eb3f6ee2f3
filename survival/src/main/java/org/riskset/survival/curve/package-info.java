// SPDX-License-Identifier: Apache-2.0
/**
 * From pooled counts to a survival curve and what is read off it.
 *
 * <p>In: {@link org.riskset.survival.counts.RiskTable}. Out: arrays with one element per row of it. Start with
 * {@link org.riskset.survival.curve.KaplanMeier}; {@link org.riskset.survival.curve.ConfidenceType} makes its bands,
 * {@link org.riskset.survival.curve.Quantile}, {@link org.riskset.survival.curve.RestrictedMean} and
 * {@link org.riskset.survival.curve.Landmark} read it.
 *
 * <p>Not here: anything that compares groups (see {@code hypothesis}).
 */
package org.riskset.survival.curve;
