// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.riskset.coordinator.pooling.Pool;
import org.riskset.coordinator.pooling.Pool.Pooled;
import org.riskset.coordinator.run.Chain;
import org.riskset.coordinator.run.Contexts;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Receipt;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.store.ContributionTable.Row;
import org.riskset.coordinator.store.CoordinatorStore;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.MaskedVector;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** Brings what is stored of a run to the room that adds it up. */
record Sums(CoordinatorStore store) {
    private static final Logger LOG = System.getLogger(Sums.class.getName());

    Pooled of(Run run, Study study, AnalysisPlan plan) {
        return run.question().mode() == Mode.SECURE ? masked(run, study, plan) : open(run, study, plan);
    }

    private Pooled open(Run run, Study study, AnalysisPlan plan) {
        byte[] context = Contexts.of(run);
        List<OpenVector> vectors = new ArrayList<>();
        store.contributions()
                .forEach(
                        run.id(),
                        run.attempt(),
                        row -> receipt(run, row)
                                .map(r -> OpenVector.received(
                                        context, r.index(), row.horizon(), row.bytes(), r.signature()))
                                .ifPresent(vectors::add));
        return Pool.open(run, study, plan, vectors);
    }

    private Pooled masked(Run run, Study study, AnalysisPlan plan) {
        Digest t2 = new Chain(run).t2();
        Pooled pooled = Pool.masked(run, study, plan, each -> forEach(run, t2, each), openings(run));
        pooled.wrong()
                .forEach(index -> LOG.log(
                        Level.WARNING,
                        "{0}: run {1}: {2} gave opening shares that are not right; the others were enough",
                        SecurityError.OPENING.code(),
                        run.number(),
                        run.members().get(index - 1).site()));
        return pooled;
    }

    private void forEach(Run run, Digest t2, Consumer<MaskedVector> each) {
        store.contributions()
                .forEach(
                        run.id(),
                        run.attempt(),
                        row -> receipt(run, row)
                                .map(r -> MaskedVector.received(
                                        t2.bytes(), r.index(), row.horizon(), row.bytes(), r.signature()))
                                .ifPresent(each));
    }

    private List<UnmaskingShares> openings(Run run) {
        Map<SiteId, byte[]> bodies = store.phaseMessages().of(run.id(), run.attempt(), Phase.OPENING);
        return run.members().stream()
                .flatMap(p -> p
                        .receipt(Phase.OPENING)
                        .map(r -> new UnmaskingShares(r.index(), bodies.get(p.site()), r.signature()))
                        .stream())
                .toList();
    }

    private static Optional<Receipt> receipt(Run run, Row row) {
        return run.participation(row.site()).flatMap(Participation::receipt);
    }
}
