// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.riskset.coordinator.exchange.Vectors;
import org.riskset.coordinator.pooling.Pool;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunDriver;
import org.riskset.coordinator.run.RunEvent;
import org.riskset.coordinator.store.ContributionTable;
import org.riskset.coordinator.store.CoordinatorStore;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Contribution;
import org.riskset.proto.document.PlanDocument;
import org.riskset.proto.document.StudyDocument;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.study.TimeGrid;

/** Takes in vectors: the bytes and the machine's receipt of them are stored in one transaction. */
final class CoordinatorVectors implements Vectors {
    /** 2^22 words of 8 bytes. */
    private static final long MOST_BYTES = 8L << 22;

    private final CoordinatorStore store;
    private final RunDriver driver;
    private final Map<RunId, Plans> read = new ConcurrentHashMap<>();

    private record Plans(StudyDocument study, PlanDocument plan) {}

    CoordinatorVectors(CoordinatorStore store, RunDriver driver) {
        this.store = store;
        this.driver = driver;
    }

    /** −1 for a time that the plan does not reach or no vector may have. */
    @Override
    public long bytes(Run run, int horizon) {
        Plans plans = read.computeIfAbsent(run.id(), id -> plans(run));
        TimeGrid grid = plans.plan().plan().time().orElseThrow().grid();
        boolean fits = grid.horizonIndex().isEmpty() || grid.horizonIndex().getAsLong() == horizon;
        if (!fits || horizon > MOST_BYTES / 8) {
            return -1;
        }
        long bytes = Pool.bytes(plans.study().study(), plans.plan().plan(), horizon);
        return bytes <= MOST_BYTES ? bytes : -1;
    }

    @Override
    public void keep(Run run, SiteId site, Contribution vector, RunEvent.Answered event) {
        driver.on(
                run.id(),
                run.attempt(),
                event,
                () -> store.contributions()
                        .keep(
                                run.id(),
                                new ContributionTable.Row(site, run.attempt(), vector.horizon(), vector.bytes())));
    }

    /** Once a run has ended its documents need not be held any longer. */
    void changed(Run run) {
        if (run.state().hasEnded()) {
            read.remove(run.id());
        }
    }

    private Plans plans(Run run) {
        StudyDocument study =
                StudyDocument.read("study", document(run.question().study()));
        return new Plans(
                study, PlanDocument.read("plan", document(run.question().plan()), study.study()));
    }

    private byte[] document(Digest digest) {
        return store.documents().find(digest).orElseThrow().getBytes(StandardCharsets.UTF_8);
    }
}
