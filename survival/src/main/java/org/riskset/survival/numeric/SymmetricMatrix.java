// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.numeric;

import java.util.Optional;

/**
 * A small positive semi-definite matrix: a variance. Only its upper triangle is read.
 *
 * @param rows square; not to be modified
 */
public record SymmetricMatrix(double[][] rows) {

    // On the scale of correlations; R's toler.chol, .Machine$double.eps^0.75.
    private static final double SINGULAR = 1.8e-12;

    public int size() {
        return rows.length;
    }

    /** Rows and columns at these positions. */
    public SymmetricMatrix select(int... chosen) {
        double[][] selected = new double[chosen.length][chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            for (int j = 0; j < chosen.length; j++) {
                selected[i][j] = rows[Math.min(chosen[i], chosen[j])][Math.max(chosen[i], chosen[j])];
            }
        }
        return new SymmetricMatrix(selected);
    }

    /** Variance of a weighted sum: {@code w' M w}. */
    public double varianceOf(double... weights) {
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < weights.length; i++) {
            sum.add(weights[i] * weights[i] * rows[i][i]);
            for (int j = i + 1; j < weights.length; j++) {
                sum.add(2 * weights[i] * weights[j] * rows[i][j]);
            }
        }
        return sum.value();
    }

    /**
     * {@code u' M^-1 u}: how far u is from 0, in units of its variance.
     *
     * <p>Empty when the matrix is singular: a pivot of the Cholesky factor, on the scale of correlations, is below
     * 1.8e-12.
     */
    public Optional<Double> distance(double... u) {
        int n = u.length;
        double[][] factor = new double[n][n];
        double[] solved = new double[n]; // forward substitution: |L^-1 u|^2 is the distance
        CompensatedSum distance = new CompensatedSum();
        for (int i = 0; i < n; i++) {
            double scale = Math.sqrt(rows[i][i]);
            if (!(scale > 0)) {
                return Optional.empty();
            }
            for (int j = 0; j < i; j++) {
                double correlation = rows[j][i] / (scale * Math.sqrt(rows[j][j]));
                factor[i][j] = (correlation - product(factor[i], factor[j], j)) / factor[j][j];
            }
            double pivot = 1 - product(factor[i], factor[i], i);
            if (!(pivot > SINGULAR)) {
                return Optional.empty();
            }
            factor[i][i] = Math.sqrt(pivot);
            solved[i] = (u[i] / scale - product(factor[i], solved, i)) / factor[i][i];
            distance.add(solved[i] * solved[i]);
        }
        return Optional.of(distance.value());
    }

    private static double product(double[] a, double[] b, int length) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < length; k++) {
            sum.add(a[k] * b[k]);
        }
        return sum.value();
    }
}
