// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.riskset.survival.hypothesis.TestResult;
import org.riskset.survival.study.TestSpec;

/** One entry of {@code tests} in {@code result.json}. */
final class TestJson {
    private static final String DEFAULT_WEIGHT = "logrank"; // of a trend test; interfaces.md, test kinds

    private TestJson() {}

    static void write(JsonText json, TestResult test) {
        TestSpec spec = test.spec();
        json.member("kind", spec.kind());
        json.member("rho", orNull(spec.rho()));
        json.member("gamma", orNull(spec.gamma()));
        json.member("weight", weight(spec).orElse(null));
        json.member("cause", spec.cause().orElse(null));
        json.member("strata", test.strata());
        json.member("statistic", test.statistic());
        json.member("df", test.df());
        json.member("p_value", test.pValue());
        json.member("log_p", test.logP());
        json.member("z", test.z());
        json.objects("groups", test.groups(), group -> {
            json.member("group", group.group());
            json.member("n", group.n());
            json.member("observed", group.observed());
            json.member("expected", group.expected());
        });
        json.member("variance", Arrays.asList(test.variance()));
        json.member("reason", orNull(test.reason()));
    }

    /** The weight that was used: a trend test has one even when the plan names none. */
    static Optional<String> weight(TestSpec spec) {
        return spec.kind().equals("trend") ? spec.weight().or(() -> Optional.of(DEFAULT_WEIGHT)) : spec.weight();
    }

    static String orNull(String reason) {
        return reason.isEmpty() ? null : reason;
    }

    private static Double orNull(OptionalDouble parameter) {
        return parameter.isPresent() ? (Double) parameter.getAsDouble() : null;
    }
}
