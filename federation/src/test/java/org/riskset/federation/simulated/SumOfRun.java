// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.riskset.coordinator.pooling.Pool;
import org.riskset.coordinator.pooling.Pool.Pooled;
import org.riskset.coordinator.run.Chain;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunEvent;
import org.riskset.coordinator.run.RunState;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.MaskedVector;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.ComparedCounts.Points;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.RefusedException;
import org.riskset.survival.error.RisksetException;

/** Opens what is stored of a run, as the coordinator does, and shows the observer what it has seen. */
record SumOfRun(CoordinatorDisk disk, Setting setting) {

    RunEvent pooled(Run run) {
        try {
            Pooled pooled = opened(run);
            setting.observer()
                    .runs()
                    .opened(run, pooled.released().compared().<Aggregate>fold(Points::pooled, intervals -> null));
            return new RunEvent.Ended(RunState.COMPLETE, Optional.empty(), pooled.sum());
        } catch (RefusedException e) {
            return new RunEvent.Ended(RunState.REFUSED, Optional.of(e.getMessage()));
        } catch (RisksetException e) {
            return new RunEvent.Ended(RunState.FAILED, Optional.of(e.getMessage()));
        } catch (RuntimeException e) {
            return new RunEvent.Ended(RunState.FAILED, Optional.of("RS-RUN-001: " + e));
        }
    }

    private Pooled opened(Run run) {
        Digest t2 = new Chain(run).t2();
        SmallStudy study = SmallStudy.of(run.question());
        return Pool.masked(
                run, study.study().study(), study.plan().plan(), each -> forEach(run, t2, each), openings(run));
    }

    private void forEach(Run run, Digest t2, Consumer<MaskedVector> each) {
        disk.vectors(run)
                .forEach(row -> run.participation(row.site())
                        .flatMap(Participation::receipt)
                        .map(r ->
                                MaskedVector.received(t2.bytes(), r.index(), row.horizon(), row.bytes(), r.signature()))
                        .ifPresent(each));
    }

    private List<UnmaskingShares> openings(Run run) {
        Map<SiteId, byte[]> bodies = disk.of(run, Phase.OPENING);
        return run.members().stream()
                .flatMap(p -> p
                        .receipt(Phase.OPENING)
                        .map(r -> new UnmaskingShares(r.index(), bodies.get(p.site()), r.signature()))
                        .stream())
                .toList();
    }
}
