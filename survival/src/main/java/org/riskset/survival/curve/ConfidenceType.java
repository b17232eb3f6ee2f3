// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.curve;

import java.util.Arrays;

/**
 * The scale on which an interval for S(t) is symmetric. Limits are R's {@code survfit}:
 *
 * <ul>
 *   <li>S = 0: both limits NaN.
 *   <li>S = 1: 1 to 1 on the scales {@code log} and {@code plain}, NaN on the others.
 *   <li>{@code log} and {@code plain} are cut at 0 and 1, {@code arcsin} where the sine turns.
 * </ul>
 */
public enum ConfidenceType {
    LOG("log") {
        @Override
        double limit(double s, double width) {
            return Math.min(s * Math.exp(width), 1);
        }
    },
    LOG_LOG("log-log") {
        @Override
        double limit(double s, double width) {
            return Math.exp(-Math.exp(Math.log(-Math.log(s)) + width / Math.log(s)));
        }
    },
    PLAIN("plain") {
        @Override
        double limit(double s, double width) {
            return Math.min(Math.max(s + s * width, 0), 1);
        }
    },
    LOGIT("logit") {
        @Override
        double limit(double s, double width) {
            double odds = s / (1 - s) * Math.exp(width * (1 + s / (1 - s)));
            return 1 - 1 / (1 + odds);
        }
    },
    ARCSIN("arcsin") {
        @Override
        double limit(double s, double width) {
            double angle = Math.asin(Math.sqrt(s)) + width / 2 * Math.sqrt(s / (1 - s));
            double sine = Math.sin(Math.min(Math.max(angle, 0), Math.PI / 2));
            return sine * sine;
        }
    };

    private final String label;

    ConfidenceType(String label) {
        this.label = label;
    }

    /** The type with this name in plans. */
    public static ConfidenceType of(String label) {
        return Arrays.stream(values())
                .filter(t -> t.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no confidence type " + label));
    }

    /** As written in plans. */
    public String label() {
        return label;
    }

    /**
     * The band of a curve.
     *
     * @param z standard errors to each side, 1.96 for 95 %
     */
    public ConfidenceBand band(KaplanMeier curve, double z) {
        int size = curve.surv().length;
        double[] low = new double[size];
        double[] high = new double[size];
        for (int i = 0; i < size; i++) {
            double s = curve.surv()[i];
            double width = z * curve.stdErrLog()[i];
            low[i] = limitAt(s, -width);
            high[i] = limitAt(s, width);
        }
        return new ConfidenceBand(label, low, high);
    }

    double limitAt(double s, double width) {
        if (s == 0) {
            return Double.NaN;
        }
        if (s == 1) {
            return this == LOG || this == PLAIN ? 1 : Double.NaN;
        }
        return limit(s, width);
    }

    /** The limit this far, in errors of −log S, from an S between 0 and 1. */
    abstract double limit(double s, double width);
}
