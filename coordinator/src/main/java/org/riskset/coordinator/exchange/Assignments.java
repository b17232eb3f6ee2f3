// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.Runs;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.SignedAssignment;

/** What each site has to be told, from the state of the runs alone: nothing is queued, so nothing queued can be lost. */
public final class Assignments {
    /** A site that was away learns how this many of the newest runs ended. */
    private static final int REMEMBERED = 100;

    private final Runs runs;
    private final PhaseBodies bodies;
    private final SiteKey key;

    public Assignments(Runs runs, PhaseBodies bodies, SiteKey key) {
        this.runs = runs;
        this.bodies = bodies;
        this.key = key;
    }

    /** Everything that waits for a site that has just connected. */
    public List<SignedAssignment> waiting(SiteId site) {
        List<SignedAssignment> waiting = new ArrayList<>();
        runs.all().stream().limit(REMEMBERED).forEach(run -> of(run).to(site).ifPresent(a -> waiting.add(0, a)));
        return waiting;
    }

    /** What one run has to tell its sites now. */
    public OfRun of(Run run) {
        return new OfRun(run, new AssignmentBodies(run, bodies));
    }

    /** The assignments of one run: what all of them have in common is put together once. */
    public final class OfRun {
        private final Run run;
        private final AssignmentBodies made;

        private OfRun(Run run, AssignmentBodies made) {
            this.run = run;
            this.made = made;
        }

        /** What a site has to be told, if anything. */
        public Optional<SignedAssignment> to(SiteId site) {
            Optional<Participation> asked = run.participation(site);
            return asked.flatMap(made::of).map(body -> SignedAssignment.of(run.id(), run.attempt(), body, key));
        }
    }
}
