// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.hypothesis;

import org.riskset.survival.curve.RestrictedMean;
import org.riskset.survival.numeric.Normal;

/**
 * Difference of restricted means, group less reference, with normal limits; errors add in squares. Without an error
 * (nobody had an event before tau) there is no p value.
 */
public record RmstDifference(
        String reference,
        String group,
        double tau,
        double estimate,
        double stdError,
        double low,
        double high,
        double pValue) {

    /**
     * The difference of two means up to the same tau.
     *
     * @param z standard errors to each side, 1.96 for 95 %
     */
    public static RmstDifference of(
            String reference, RestrictedMean mean, String group, RestrictedMean other, double z) {
        double estimate = other.estimate() - mean.estimate();
        double stdError = Math.hypot(mean.stdError(), other.stdError());
        return new RmstDifference(
                reference,
                group,
                mean.tau(),
                estimate,
                stdError,
                estimate - z * stdError,
                estimate + z * stdError,
                stdError > 0 ? Normal.twoSidedP(estimate / stdError) : Double.NaN);
    }
}
