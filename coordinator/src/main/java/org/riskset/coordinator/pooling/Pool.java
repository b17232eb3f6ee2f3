// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.pooling;

import java.util.List;
import org.riskset.coordinator.run.Question.Shape;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.disclosure.ReleaseReview;
import org.riskset.privacy.disclosure.Released;
import org.riskset.privacy.masking.OpenSum;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.counts.PlanLayout;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** Adds up the vectors of a run and has the sum reviewed. */
public final class Pool {
    private Pool() {}

    /** How long the vectors of a plan are. */
    public static Shape shape(Study study, AnalysisPlan plan) {
        Layout layout = PlanLayout.of(study, plan);
        return new Shape(layout.digest(), layout.lanes64(), layout.lanes128());
    }

    /** Bytes of a vector that counts up to this time. */
    public static long bytes(Study study, AnalysisPlan plan, int horizon) {
        return PlanLayout.of(study, plan).withHorizon(horizon).bytes();
    }

    /**
     * What may be published of the sum.
     *
     * @param vectors of all contributors, verified
     * @throws org.riskset.survival.error.VerificationException RS-SEC-040 when the sum is not coherent
     */
    public static Released release(Run run, Study study, AnalysisPlan plan, List<OpenVector> vectors) {
        Aggregate pooled = OpenSum.of(PlanLayout.of(study, plan), vectors);
        List<ReleaseConditions> conditions = run.participations().stream()
                .filter(p -> p.receipt().isPresent())
                .flatMap(p -> p.acceptance().stream())
                .flatMap(a -> ReleaseConditions.parse(a.conditions()).stream())
                .toList();
        return ReleaseReview.review(pooled, conditions);
    }
}
