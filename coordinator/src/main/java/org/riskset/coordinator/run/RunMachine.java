// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.riskset.coordinator.run.RunEvent.Accepted;
import org.riskset.coordinator.run.RunEvent.Answered;
import org.riskset.coordinator.run.RunEvent.Declined;
import org.riskset.coordinator.run.RunEvent.Ended;
import org.riskset.coordinator.run.RunEvent.Ticked;
import org.riskset.privacy.disclosure.SecureDemands;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Phase;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * How a run moves: SUBMITTED, INVITING, KEYING, SHARING, COLLECTING, CONFIRMING, UNMASKING, REVIEWING, and an end. Plain
 * mode knows COLLECTING alone of the five in the middle.
 *
 * <p>A pure function of run and event. An event that repeats what is already known changes nothing; one that does not
 * fit throws: a message too late {@code RS-SEC-031}, a second answer {@code RS-SEC-030}, anything else
 * {@code RS-RUN-002}. When a member is lost is {@link Passage}'s affair.
 */
public final class RunMachine {
    private static final Map<Phase, RunState> TIME = Map.of(
            Phase.KEYS, RunState.KEYING,
            Phase.SHARES, RunState.SHARING,
            Phase.VECTOR, RunState.COLLECTING,
            Phase.SURVIVORS, RunState.CONFIRMING,
            Phase.OPENING, RunState.UNMASKING);

    private final Passage passage;

    public RunMachine(Clocks clocks) {
        this.passage = new Passage(clocks);
    }

    /** The run after an event, with what to do. */
    public Step on(Run run, RunEvent event) {
        return event.fold(
                accepted -> accepted(run, accepted),
                declined -> declined(run, declined),
                answered -> answered(run, answered),
                ticked -> ticked(run, ticked),
                ended -> ended(run, ended));
    }

    private static Step accepted(Run run, Accepted event) {
        Participation site = participation(run, event.site());
        if (site.acceptance().isPresent()) {
            return same(run, site.acceptance().get().equals(event.acceptance()));
        }
        require(run.state() == RunState.INVITING, run, SecurityError.STALE, "an agreement");
        require(!site.dismissed(), run, SecurityError.STALE, "an agreement of a site the run goes on without");
        require(site.decline().isEmpty(), run, SecurityError.SECOND_ANSWER, "an agreement after a refusal");
        return Step.stay(run.with(site.with(event.acceptance())));
    }

    private static Step declined(Run run, Declined event) {
        Participation site = participation(run, event.site());
        if (site.decline().isPresent()) {
            return same(run, site.decline().get().equals(event.decline()));
        }
        boolean open = run.state() == RunState.INVITING || run.state().isKeyed();
        require(open && run.state() != RunState.REVIEWING, run, SecurityError.STALE, "a refusal");
        boolean given = run.question().mode() == Mode.PLAIN && site.receipt().isPresent();
        require(!given, run, SecurityError.SECOND_ANSWER, "a departure after the counts");
        return Step.stay(run.with(site.with(event.decline())));
    }

    private static Step answered(Run run, Answered event) {
        Participation site = participation(run, event.site());
        Optional<Receipt> known = site.receipt(event.phase());
        if (known.isPresent()) {
            return same(run, known.get().equals(event.receipt()));
        }
        require(
                site.acceptance().isPresent(),
                run,
                RunError.UNEXPECTED,
                "an answer of a site that is not on the roster");
        boolean abort = event.phase() == Phase.ABORT;
        boolean inTime = abort ? run.state().isTimeOf(Phase.ABORT) : run.state() == TIME.get(event.phase());
        require(inTime, run, SecurityError.STALE, "an answer of phase " + event.phase());
        require(abort || site.accepted(), run, RunError.UNEXPECTED, "an answer of a site that has left");
        Participation heard = site.with(event.phase(), event.receipt());
        Run next = run.with(event.keys().map(heard::with).orElse(heard));
        return abort && run.state().hasEnded() ? Step.tell(next) : Step.stay(next);
    }

    private Step ticked(Run run, Ticked event) {
        return switch (run.state()) {
            case SUBMITTED -> passage.to(RunState.INVITING, run, event.now());
            case INVITING -> rosterStands(run, event);
            case KEYING, SHARING -> passage.prepared(run, event.now());
            case COLLECTING -> passage.collected(run, event.now());
            case CONFIRMING, UNMASKING -> passage.agreed(run, event.now());
            default -> Step.stay(run);
        };
    }

    private Step rosterStands(Run run, Ticked event) {
        boolean late = !event.now().isBefore(run.deadline());
        if (!run.allAnswered() && !late) {
            return Step.stay(run);
        }
        Run fixed = run.withoutDeparted();
        int needed = Contexts.minSites(fixed);
        if (fixed.accepted() < needed) {
            return Passage.tooFew(fixed, fixed.accepted(), "agreed", needed);
        }
        if (!event.studyIsFree()) {
            return Step.stay(run);
        }
        return fixed.question().mode() == Mode.SECURE ? keyed(fixed, event.now()) : collecting(fixed, event.now());
    }

    private Step collecting(Run run, Instant now) {
        return passage.to(RunState.COLLECTING, run, now);
    }

    private Step keyed(Run run, Instant now) {
        int n = run.roster().size();
        int k = Contexts.quorum(run);
        if (k < SecureDemands.FEWEST_SITES || k > n || 2 * k <= n) {
            return Passage.failed(
                    run, SecurityError.TOO_FEW_SITES.code() + ": a quorum of " + k + " among " + n + " sites");
        }
        return passage.to(RunState.KEYING, run, now);
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
        return Step.enter(run.in(whole ? RunState.COMPLETE : RunState.PARTIAL, run.deadline())
                .opened(event.sum()));
    }

    private static Participation participation(Run run, SiteId site) {
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
