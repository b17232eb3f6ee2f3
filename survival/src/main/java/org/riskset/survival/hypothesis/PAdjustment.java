// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.hypothesis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Corrections of p values for their number m. NaN stays NaN and is not counted.
 *
 * <p>With i the rank of p from the smallest:
 *
 * <pre>
 * bonferroni m p · holm (m − i + 1) p, running maximum · hochberg the same, running minimum from the largest p
 * BH m / i p, running minimum from the largest p · BY the same times Σ 1 / k
 * </pre>
 *
 * @see "R p.adjust"
 */
public enum PAdjustment {
    BONFERRONI("bonferroni") {
        @Override
        double factor(int rank, int m) {
            return m;
        }
    },
    HOLM("holm") {
        @Override
        double factor(int rank, int m) {
            return m - rank + 1;
        }
    },
    HOCHBERG("hochberg") {
        @Override
        double factor(int rank, int m) {
            return m - rank + 1;
        }
    },
    BENJAMINI_HOCHBERG("BH") {
        @Override
        double factor(int rank, int m) {
            return (double) m / rank;
        }
    },
    BENJAMINI_YEKUTIELI("BY") {
        @Override
        double factor(int rank, int m) {
            double harmonic = 0;
            for (int k = 1; k <= m; k++) {
                harmonic += 1.0 / k;
            }
            return harmonic * m / rank;
        }
    };

    private final String label;

    PAdjustment(String label) {
        this.label = label;
    }

    /** The correction with this name in plans. */
    public static PAdjustment of(String label) {
        return Arrays.stream(values())
                .filter(a -> a.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no correction of p values " + label));
    }

    /** By how much the p value of this rank grows. */
    abstract double factor(int rank, int m);

    /** Corrected p values, in the order given. */
    public double[] adjust(double... p) {
        int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, Double.NaN);
        for (int i = 0; i < order.length; i++) {
            adjusted[order[i]] = Math.min(1, factor(i + 1, order.length) * p[order[i]]);
        }
        makeMonotone(adjusted, order);
        return adjusted;
    }

    private void makeMonotone(double[] adjusted, int... order) {
        if (this == HOLM) {
            for (int i = 1; i < order.length; i++) {
                adjusted[order[i]] = Math.max(adjusted[order[i]], adjusted[order[i - 1]]);
            }
        } else {
            for (int i = order.length - 2; i >= 0; i--) {
                adjusted[order[i]] = Math.min(adjusted[order[i]], adjusted[order[i + 1]]);
            }
        }
    }
}
