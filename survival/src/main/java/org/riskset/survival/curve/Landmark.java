// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.curve;

import java.util.Map;

/**
 * Survival at a time asked for. NaN after the curve's last time.
 *
 * @param time as the plan gave it
 * @param nRisk just before the first curve time at or after it
 * @param conf by name of confidence type
 */
public record Landmark(double time, long nRisk, double estimate, double stdErrSurv, Map<String, Limits> conf) {

    /** Confidence limits at one time. */
    public record Limits(double low, double high) {}
}
