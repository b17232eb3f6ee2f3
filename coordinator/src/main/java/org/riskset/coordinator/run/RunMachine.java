// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.time.Instant;
import java.util.Optional;
import org.riskset.coordinator.run.RunEvent.Accepted;
import org.riskset.coordinator.run.RunEvent.Contributed;
import org.riskset.coordinator.run.RunEvent.Declined;
import org.riskset.coordinator.run.RunEvent.Ended;
import org.riskset.coordinator.run.RunEvent.Ticked;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * How a run moves in plain mode: SUBMITTED, INVITING, COLLECTING, REVIEWING, and an end.
 *
 * <p>A pure function of run and event. An event that repeats what is already known changes nothing; one that does not
 * fit throws: a message too late {@code RS-SEC-031}, a second answer {@code RS-SEC-030}, anything else
 * {@code RS-RUN-002}.
 */
public final class RunMachine {
    private final Clocks clocks;

    public RunMachine(Clocks clocks) {
        this.clocks = clocks;
    }

    /** The run after an event, with what to do. */
    public Step on(Run run, RunEvent event) {
        return event.fold(
                accepted -> accepted(run, accepted),
                declined -> declined(run, declined),
                contributed -> contributed(run, contributed),
                ticked -> ticked(run, ticked),
                ended -> ended(run, ended));
    }

    private static Step accepted(Run run, Accepted event) {
        Participation site = participation(run, event.site());
        if (site.acceptance().isPresent()) {
            return same(run, site.acceptance().get().equals(event.acceptance()));
        }
        require(run.state() == RunState.INVITING, run, SecurityError.STALE, "an agreement");
        require(site.decline().isEmpty(), run, SecurityError.SECOND_ANSWER, "an agreement after a refusal");
        return Step.stay(run.with(site.with(event.acceptance())));
    }

    private static Step declined(Run run, Declined event) {
        Participation site = participation(run, event.site());
        if (site.decline().isPresent()) {
            return same(run, site.decline().get().equals(event.decline()));
        }
        boolean open = run.state() == RunState.INVITING || run.state() == RunState.COLLECTING;
        require(open, run, SecurityError.STALE, "a refusal");
        require(site.receipt().isEmpty(), run, SecurityError.SECOND_ANSWER, "a departure after the counts");
        return Step.stay(run.with(site.with(event.decline())));
    }

    private static Step contributed(Run run, Contributed event) {
        Participation site = participation(run, event.site());
        if (site.receipt().isPresent()) {
            return same(run, site.receipt().get().equals(event.receipt()));
        }
        require(run.state() == RunState.COLLECTING, run, SecurityError.STALE, "counts");
        require(site.accepted(), run, RunError.UNEXPECTED, "counts of a site that is not on the roster");
        return Step.stay(run.with(site.with(event.receipt())));
    }

    private Step ticked(Run run, Ticked event) {
        boolean late = !event.now().isBefore(run.deadline());
        return switch (run.state()) {
            case SUBMITTED -> Step.enter(run.in(RunState.INVITING, event.now().plus(clocks.inviting())));
            case INVITING -> run.allAnswered() || late ? rosterStands(run, event) : Step.stay(run);
            case COLLECTING -> run.allCollected() || late ? collected(run, event.now()) : Step.stay(run);
            default -> Step.stay(run);
        };
    }

    private Step rosterStands(Run run, Ticked event) {
        Run fixed = run.withoutDeparted();
        if (fixed.accepted() < minSites(fixed)) {
            return tooFew(fixed, fixed.accepted(), "agreed");
        }
        return event.studyIsFree()
                ? Step.enter(fixed.in(RunState.COLLECTING, event.now().plus(clocks.collecting())))
                : Step.stay(run);
    }

    private static Step collected(Run run, Instant now) {
        return run.contributed() < minSites(run)
                ? tooFew(run, run.contributed(), "sent their counts")
                : Step.enter(run.in(RunState.REVIEWING, now));
    }

    private static Step ended(Run run, Ended event) {
        if (run.state().hasEnded()) {
            return Step.stay(run);
        }
        if (event.outcome() != RunState.COMPLETE) {
            Run stopped = run.in(event.outcome(), run.deadline());
            return Step.enter(event.problem().map(stopped::because).orElse(stopped));
        }
        require(run.state() == RunState.REVIEWING, run, RunError.UNEXPECTED, "a result");
        boolean whole = run.contributed() == run.participations().size();
        return Step.enter(run.in(whole ? RunState.COMPLETE : RunState.PARTIAL, run.deadline()));
    }

    /** The largest demand among the plan and everybody who agreed. */
    public static int minSites(Run run) {
        return run.participations().stream()
                .flatMap(p -> p.acceptance().stream())
                .flatMap(a -> ReleaseConditions.parse(a.conditions()).stream())
                .mapToInt(ReleaseConditions::minSites)
                .reduce(run.question().minSites(), Math::max);
    }

    private static Step tooFew(Run run, long seen, String what) {
        String text = RunError.TOO_FEW.code() + ": " + seen + " of "
                + run.participations().size() + " sites " + what + ", " + minSites(run) + " are needed";
        return Step.enter(run.in(RunState.FAILED, run.deadline()).because(text));
    }

    private static Participation participation(Run run, org.riskset.privacy.identity.SiteId site) {
        Optional<Participation> found = run.participation(site);
        require(found.isPresent(), run, RunError.UNEXPECTED, "a message of a site that was not asked");
        return found.get();
    }

    private static Step same(Run run, boolean equal) {
        require(equal, run, SecurityError.SECOND_ANSWER, "a second, different answer");
        return Step.stay(run);
    }

    private static void require(boolean holds, Run run, ErrorCode code, String what) {
        if (!holds) {
            throw RisksetException.of(Problem.of(code, what + " for run " + run.number() + " in state " + run.state()));
        }
    }
}
