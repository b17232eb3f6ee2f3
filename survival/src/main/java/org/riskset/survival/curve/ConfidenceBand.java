// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.curve;

/**
 * Pointwise confidence limits, one element per time of the curve; NaN where R has NA.
 *
 * @param type name of the confidence type, as in plans
 */
public record ConfidenceBand(String type, double[] low, double[] high) {}
