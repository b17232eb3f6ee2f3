// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.numeric;

/**
 * A sum that keeps what each addition rounds away and adds it at the end.
 *
 * <p>An infinite term makes the sum infinite, as plain addition does; opposite infinities make it NaN.
 *
 * @see "A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, 1974"
 */
public final class CompensatedSum {
    private double sum;
    private double lost;

    public void add(double term) {
        double next = sum + term;
        if (Double.isInfinite(next) || Double.isNaN(next)) {
            lost = 0; // Infinity - Infinity would turn an infinite sum into NaN
        } else if (Math.abs(sum) >= Math.abs(term)) {
            lost += (sum - next) + term;
        } else {
            lost += (term - next) + sum;
        }
        sum = next;
    }

    public double value() {
        return sum + lost;
    }
}
