// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.pooling;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.riskset.coordinator.run.Chain;
import org.riskset.coordinator.run.Question.Shape;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.disclosure.ReleaseReview;
import org.riskset.privacy.disclosure.Released;
import org.riskset.privacy.masking.Contributors;
import org.riskset.privacy.masking.KeyedMembers;
import org.riskset.privacy.masking.MaskedSum;
import org.riskset.privacy.masking.MaskedVector;
import org.riskset.privacy.masking.OpenSum;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.privacy.masking.Opening;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.counts.PlanLayout;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** Adds up the vectors of a run and has the sum reviewed; the sum before its review stays in here. */
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
     * A sum that was reviewed.
     *
     * @param sum names it, in secure mode
     * @param wrong members, by index, that gave opening shares which were not right
     */
    public record Pooled(Released released, Optional<Digest> sum, Set<Integer> wrong) {}

    /** Hands over the masked vectors of all contributors one after the other, as there may be many. */
    @FunctionalInterface
    public interface MaskedVectors {
        void forEach(Consumer<MaskedVector> each);
    }

    /**
     * What may be published of the sum in plain mode.
     *
     * @param vectors of all contributors, verified
     * @throws org.riskset.survival.error.VerificationException RS-SEC-040 when the sum is not coherent
     */
    public static Pooled open(Run run, Study study, AnalysisPlan plan, List<OpenVector> vectors) {
        Aggregate pooled = OpenSum.of(PlanLayout.of(study, plan), vectors);
        return new Pooled(ReleaseReview.review(study, plan, pooled, conditions(run)), Optional.empty(), Set.of());
    }

    /**
     * What may be published of the sum in secure mode.
     *
     * @param openings of a quorum, verified
     * @throws org.riskset.survival.error.VerificationException RS-SEC-014 when a member's secret cannot be opened,
     *     RS-SEC-040 when the sum is not coherent
     */
    public static Pooled masked(
            Run run, Study study, AnalysisPlan plan, MaskedVectors vectors, List<UnmaskingShares> openings) {
        Chain chain = new Chain(run);
        KeyedMembers keys = chain.keys();
        Contributors contributors = chain.contributors();
        Opening opening = Opening.of(keys, contributors, openings);
        MaskedSum sum = new MaskedSum(keys, chain.t2(), contributors, PlanLayout.of(study, plan));
        vectors.forEach(sum::add);
        Aggregate pooled = sum.open(opening);
        return new Pooled(
                ReleaseReview.review(study, plan, pooled, conditions(run)),
                Optional.of(MaskedSum.digest(chain.t4(), pooled)),
                opening.wrong());
    }

    private static List<ReleaseConditions> conditions(Run run) {
        return run.participations().stream()
                .filter(p -> p.receipt().isPresent())
                .flatMap(p -> p.acceptance().stream())
                .flatMap(a -> ReleaseConditions.parse(a.conditions()).stream())
                .toList();
    }
}
