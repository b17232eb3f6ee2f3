// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.curve;

import org.riskset.survival.counts.RiskTable;

/**
 * The Kaplan-Meier estimate of one curve. Arrays have one element per time of the risk table; NaN is R's NA.
 *
 * @param risk the counts it was made from
 * @param surv S(t), right-continuous
 * @param stdErrLog standard error of −log S (R's {@code std.err}); infinite where S = 0
 * @param stdErrSurv standard error of S
 * @param cumhaz Nelson-Aalen cumulative hazard
 * @param stdErrCumhaz its standard error
 */
public record KaplanMeier(
        RiskTable risk,
        double[] surv,
        double[] stdErrLog,
        double[] stdErrSurv,
        double[] cumhaz,
        double[] stdErrCumhaz) {}
