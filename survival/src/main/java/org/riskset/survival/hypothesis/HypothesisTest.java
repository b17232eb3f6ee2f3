// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.hypothesis;

/** A comparison of groups by their score. */
@FunctionalInterface
public interface HypothesisTest {

    /** Why a test does not exist when the variance allows no comparison. */
    String NOT_TOGETHER = "the groups were not at risk together at enough events to be compared";

    /** The test of these groups; those without patients take no part. */
    TestResult test(ScoredGroups groups);
}
