// SPDX-License-Identifier: Apache-2.0
/**
 * Numbers done carefully: upper tails and their logarithms, sums that keep small terms, small symmetric matrices.
 *
 * <p>In and out: doubles. Open {@link org.riskset.survival.numeric.ChiSquared} first for p values,
 * {@link org.riskset.survival.numeric.CompensatedSum} for sums over times,
 * {@link org.riskset.survival.numeric.SymmetricMatrix} for variances of scores.
 *
 * <p>The only room that may use Apache Commons. Nothing here knows what a patient is.
 */
package org.riskset.survival.numeric;
