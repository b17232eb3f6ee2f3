// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.curve;

/**
 * The time by which a share {@code p} has had the event, with limits; NaN where not reached.
 *
 * @param confType name of the confidence type whose band was inverted
 */
public record Quantile(double p, String confType, double time, double low, double high) {}
