// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.analysis;

import java.util.ArrayList;
import java.util.List;
import org.riskset.survival.curve.RestrictedMean;
import org.riskset.survival.digest.ShortestDecimal;
import org.riskset.survival.hypothesis.PairResult;
import org.riskset.survival.hypothesis.TestResult;
import org.riskset.survival.study.TimeScale;

/** What a reader of the results must know beside the numbers, as sentences. */
final class Notes {
    private final TimeScale scale;

    Notes(TimeScale scale) {
        this.scale = scale;
    }

    List<String> of(List<Curve> curves, List<TestResult> tests, List<PairResult> pairs) {
        List<String> notes = new ArrayList<>();
        for (Curve curve : curves) {
            if (curve.n() == 0) {
                notes.add(name(curve) + ": no patients, so there is no curve.");
            }
            curve.restrictedMeans().stream()
                    .filter(RestrictedMean::beyondLastTime)
                    .forEach(mean -> notes.add(carriedOn(curve, mean)));
        }
        tests.stream()
                .filter(t -> !t.exists())
                .forEach(t -> notes.add(noTest(t.spec().kind(), t.reason())));
        for (PairResult pair : pairs) {
            if (!pair.reason().isEmpty()) {
                notes.add(noTest(pair.group1() + " against " + pair.group2(), pair.reason()));
            }
        }
        return notes;
    }

    private String carriedOn(Curve curve, RestrictedMean mean) {
        return "%s: the restricted mean to %s %s goes beyond the last time seen (%s); the last value was carried on."
                .formatted(
                        name(curve),
                        ShortestDecimal.of(mean.tau()),
                        scale.label(),
                        ShortestDecimal.of(curve.estimate().lastTime()));
    }

    private static String noTest(String what, String reason) {
        return what + ": no test, because " + reason + ".";
    }

    private static String name(Curve curve) {
        return curve.group().orElse("All patients");
    }
}
