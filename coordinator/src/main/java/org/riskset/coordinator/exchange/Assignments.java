// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.Runs;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.AssignmentBody;
import org.riskset.proto.codec.AssignmentBody.Outcome;
import org.riskset.proto.codec.SignedAssignment;

/** What each site has to be told, from the state of the runs alone: nothing is queued, so nothing queued can be lost. */
public final class Assignments {
    /** A site that was away learns how this many of the newest runs ended. */
    private static final int REMEMBERED = 100;

    private final Runs runs;
    private final SiteKey key;

    public Assignments(Runs runs, SiteKey key) {
        this.runs = runs;
        this.key = key;
    }

    /** Everything that waits for a site that has just connected. */
    List<SignedAssignment> waiting(SiteId site) {
        List<SignedAssignment> waiting = new ArrayList<>();
        runs.all().stream().limit(REMEMBERED).forEach(run -> of(run, site).ifPresent(a -> waiting.add(0, a)));
        return waiting;
    }

    /** What one run has to tell a site now, if anything. */
    Optional<SignedAssignment> of(Run run, SiteId site) {
        return run.participation(site)
                .flatMap(p -> body(run, p))
                .map(body -> SignedAssignment.of(run.id(), run.attempt(), body, key));
    }

    private static Optional<AssignmentBody> body(Run run, Participation site) {
        if (run.state() == RunState.INVITING) {
            return site.answered() ? Optional.empty() : Optional.of(task(run));
        }
        if (run.state() == RunState.COLLECTING) {
            return site.accepted() && site.receipt().isEmpty() ? Optional.of(roster(run)) : Optional.empty();
        }
        boolean told = run.state().hasEnded() && site.decline().isEmpty();
        return told ? Optional.of(close(run)) : Optional.empty();
    }

    private static AssignmentBody task(Run run) {
        return new AssignmentBody.Task(
                run.number(),
                run.question().request(),
                run.question().mode(),
                run.participations().stream()
                        .map(p -> new AssignmentBody.Invited(p.site(), p.identity()))
                        .toList(),
                run.deadline().getEpochSecond());
    }

    private static AssignmentBody roster(Run run) {
        return new AssignmentBody.Roster(run.participations().stream()
                .filter(p -> p.acceptance().isPresent())
                .map(p -> new AssignmentBody.Member(
                        p.site(), p.identity(), p.acceptance().get()))
                .toList());
    }

    private static AssignmentBody close(Run run) {
        return new AssignmentBody.Close(
                Outcome.valueOf(run.state().name()),
                run.participations().stream()
                        .flatMap(p -> p.receipt().stream())
                        .map(r -> new AssignmentBody.Contributor(r.index(), r.digest(), r.signature()))
                        .toList());
    }
}
