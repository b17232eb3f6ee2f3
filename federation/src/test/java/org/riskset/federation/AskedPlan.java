// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.masking.RunContext;
import org.riskset.privacy.masking.SecureContext;
import org.riskset.proto.document.PlanDocument;
import org.riskset.proto.document.StudyDocument;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.counts.PlanLayout;

/** A plan that a {@link TwoFacedCoordinator} asks, correctly signed by its requester, and the layout it makes. */
record AskedPlan(PlanRequest request, Layout layout) {
    private static final int FEWEST = 3;

    static AskedPlan of(TwoFacedCoordinator coordinator, int number, double grid, int horizon) {
        String plan = SampleStudy.plan("attack " + number, FEWEST)
                .text()
                .replace("grid: 1, horizon: 3", "grid: " + grid + ", horizon: " + horizon);
        StudyDocument study =
                StudyDocument.read("study.yaml", SampleStudy.study().text().getBytes(UTF_8));
        PlanDocument asked = PlanDocument.read("plan.yaml", plan.getBytes(UTF_8), study.study());
        coordinator.library.put(study.digest(), study.canonicalJson().getBytes(UTF_8));
        coordinator.library.put(asked.digest(), asked.canonicalJson().getBytes(UTF_8));
        Instant notAfter = Clock.systemUTC().instant().plus(Duration.ofHours(1));
        return new AskedPlan(
                PlanRequest.signed(study.digest(), asked.digest(), coordinator.requester, notAfter),
                PlanLayout.of(study.study(), asked.plan()));
    }

    /** What everything in a run of it has to be signed for. */
    SecureContext context(RunId run, int attempt, Roster roster) {
        return SecureContext.of(
                new RunContext(
                        run,
                        attempt,
                        0,
                        request.study(),
                        request.plan(),
                        roster.digest(),
                        layout.digest(),
                        Quorum.DEFAULT.at(roster.size()),
                        FEWEST,
                        layout.lanes64(),
                        layout.lanes128(),
                        RunContext.NONE),
                roster);
    }
}
