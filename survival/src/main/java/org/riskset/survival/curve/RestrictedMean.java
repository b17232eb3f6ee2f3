// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.curve;

/**
 * The mean survival time up to {@code tau}.
 *
 * @param beyondLastTime whether the last value had to be carried on to reach tau
 */
public record RestrictedMean(double tau, double estimate, double stdError, boolean beyondLastTime) {}
