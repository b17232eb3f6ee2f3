// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

/** The unit of a study's times. */
public enum TimeScale {
    DAYS("days", 1),
    WEEKS("weeks", 7),
    MONTHS("months", 30.4375),
    YEARS("years", 365.25);

    private final String label;
    private final double days;

    TimeScale(String label, double days) {
        this.label = label;
        this.days = days;
    }

    /** As written in study documents. */
    public String label() {
        return label;
    }

    /** Length in days, by which differences of dates are divided. */
    public double days() {
        return days;
    }
}
