// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One test asked for: its kind and parameters, still uninterpreted.
 *
 * @param rho Fleming-Harrington's first exponent
 * @param gamma Fleming-Harrington's second exponent
 * @param weight the weight of a trend test
 * @param scores one score per group level of a trend test; empty = 0, 1, 2, …
 * @param adjust corrections of pairwise p values
 * @param cause the only cause that counts as the event; the others are censored
 */
public record TestSpec(
        String kind,
        OptionalDouble rho,
        OptionalDouble gamma,
        Optional<String> weight,
        List<Double> scores,
        List<String> adjust,
        Optional<String> cause) {

    public TestSpec {
        scores = List.copyOf(scores);
        adjust = List.copyOf(adjust);
    }

    /** A test without parameters. */
    public static TestSpec of(String kind) {
        return new TestSpec(
                kind,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
