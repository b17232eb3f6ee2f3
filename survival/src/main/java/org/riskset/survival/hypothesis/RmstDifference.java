// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.hypothesis;

/** Difference of restricted means, group less reference, with normal limits; errors add in squares. */
public record RmstDifference(
        String reference,
        String group,
        double tau,
        double estimate,
        double stdError,
        double low,
        double high,
        double pValue) {}
