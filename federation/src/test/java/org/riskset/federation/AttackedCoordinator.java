// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.riskset.coordinator.CoordinatorNode;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.Standing;
import org.riskset.coordinator.store.ContributionTable;
import org.riskset.coordinator.store.CoordinatorStore;
import org.riskset.privacy.identity.Decline;
import org.riskset.survival.error.RisksetException;

/** A real coordinator with three certified members, two of which are asked in each run. */
final class AttackedCoordinator implements AutoCloseable {
    final Path folder;
    final CoordinatorNode coordinator;
    final RuleBreaker hostile;
    final RuleBreaker honest;
    final RuleBreaker stranger;
    private int runs;

    private AttackedCoordinator(Path folder) {
        this.folder = folder;
        coordinator = LocalCoordinator.start(folder, LocalCoordinator.MINUTES, new SecureRandom(), Clock.systemUTC());
        hostile = RuleBreaker.enrolled(coordinator, "hostile");
        honest = RuleBreaker.enrolled(coordinator, "honest");
        stranger = RuleBreaker.enrolled(coordinator, "stranger");
    }

    static AttackedCoordinator start(Path folder) {
        return new AttackedCoordinator(folder);
    }

    CoordinatorStore store() {
        return coordinator.store();
    }

    /** A new run that waits for both agreements. */
    Run inviting() {
        String purpose = "attack " + runs++;
        Run run = coordinator
                .submission()
                .submit(SampleStudy.study(), SampleStudy.plan(purpose, 1), "plain", List.of("hostile", "honest"));
        assertEquals(RunState.INVITING, run.state());
        return run;
    }

    /** Both have agreed. */
    Run agreed(Run run) {
        hostile.accept(run);
        honest.accept(run);
        return stored(run);
    }

    /** A new run that waits for both vectors. */
    Run collecting() {
        Run run = agreed(inviting());
        assertEquals(RunState.COLLECTING, run.state());
        return run;
    }

    List<ContributionTable.Row> vectors(Run run) {
        return store().contributions().of(run.id(), run.attempt());
    }

    Run stored(Run run) {
        return store().runs().find(run.id()).orElseThrow();
    }

    Participation participation(Run run) {
        return stored(run).participation(hostile.site).orElseThrow();
    }

    /** Everybody leaves who has not counted, so that the study is free for the next run. */
    Run abandoned(Run run) {
        for (RuleBreaker site : List.of(hostile, honest)) {
            if (stored(run).participation(site.site).orElseThrow().standing(false) == Standing.ACCEPTED) {
                site.send(new Decline(run.id(), 1, Decline.Kind.ABORTED, "RS-DISC-019", "leaves", null)
                        .signedBy(site.key));
            }
        }
        return ended(run);
    }

    Run ended(Run run) {
        return Ends.of(coordinator, run.id());
    }

    /** The attack is refused with this code, and neither the run nor what was kept for it has changed. */
    void unchanged(Run run, String code, Executable attack) {
        int kept = vectors(run).size();

        RisksetException refused = assertThrows(RisksetException.class, attack);

        assertEquals(code, refused.first().code().code(), refused.getMessage());
        assertEquals(run, stored(run));
        assertEquals(kept, vectors(run).size());
    }

    @Override
    public void close() {
        Stream.of(hostile, honest, stranger).forEach(RuleBreaker::close);
        coordinator.close();
    }
}
