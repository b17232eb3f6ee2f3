// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.time.Instant;
import java.util.function.Predicate;
import org.riskset.privacy.disclosure.SecureDemands;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.masking.Phase;

/**
 * When a phase is over, and what is made of sites that did not answer in it.
 *
 * <p>Before any vector exists a lost site costs a new attempt without it. Afterwards the set of members is never changed
 * again: two sums over sets that differ by one site would give away that site's counts.
 */
final class Passage {
    private final Clocks clocks;

    Passage(Clocks clocks) {
        this.clocks = clocks;
    }

    /** The run in its next state, with the time it has for it. */
    Step to(RunState next, Run run, Instant now) {
        return Step.enter(run.in(next, now.plus(clocks.of(next))));
    }

    /** KEYING and SHARING need every member. */
    Step prepared(Run run, Instant now) {
        Phase phase = run.state() == RunState.KEYING ? Phase.KEYS : Phase.SHARES;
        Predicate<Participation> here =
                p -> p.receipt(phase).isPresent() && p.decline().isEmpty();
        boolean departed = run.members().stream().anyMatch(p -> p.decline().isPresent());
        boolean all = run.members().stream().allMatch(here);
        if (all) {
            return to(run.state() == RunState.KEYING ? RunState.SHARING : RunState.COLLECTING, run, now);
        }
        if (departed || late(run, now)) {
            return without(run, departed ? p -> p.decline().isEmpty() : here, now);
        }
        return Step.stay(run);
    }

    // The others agree to the new attempt by themselves; nobody is asked again. What the lost demanded is demanded no
    // more.
    private Step without(Run run, Predicate<Participation> stays, Instant now) {
        Run staying = run.among(stays);
        int needed = Contexts.minSites(staying);
        return staying.accepted() < needed
                ? tooFew(run, staying.accepted(), "are left", needed)
                : Step.enter(run.nextAttempt(stays).in(RunState.INVITING, now.plus(clocks.keying())));
    }

    /** COLLECTING ends with whoever has sent, if they are enough. */
    Step collected(Run run, Instant now) {
        if (!run.allReceived(Phase.VECTOR, p -> true) && !late(run, now)) {
            return Step.stay(run);
        }
        boolean secure = run.question().mode() == Mode.SECURE;
        Run fixed = secure ? run.withoutDepartedVectors() : run;
        int needed = Math.max(Contexts.minSites(fixed), Contexts.quorum(fixed));
        if (fixed.contributed() < needed) {
            return tooFew(fixed, fixed.contributed(), "sent their counts", needed);
        }
        return to(secure ? RunState.CONFIRMING : RunState.REVIEWING, fixed, now);
    }

    /** CONFIRMING and UNMASKING need a quorum, and wait for all until their time is over. */
    Step agreed(Run run, Instant now) {
        boolean confirming = run.state() == RunState.CONFIRMING;
        Phase phase = confirming ? Phase.SURVIVORS : Phase.OPENING;
        Phase before = confirming ? Phase.VECTOR : Phase.SURVIVORS;
        if (!run.allReceived(phase, p -> p.receipt(before).isPresent()) && !late(run, now)) {
            return Step.stay(run);
        }
        int quorum = Contexts.quorum(run);
        if (run.received(phase) < quorum) {
            return failed(
                    run,
                    SecurityError.SURVIVORS.code() + ": " + run.received(phase) + " of "
                            + run.roster().size() + " sites "
                            + (confirming ? "signed the set of contributors" : "gave their opening shares") + ", "
                            + quorum
                            + " are needed; nothing was opened");
        }
        return to(confirming ? RunState.UNMASKING : RunState.REVIEWING, run, now);
    }

    private static boolean late(Run run, Instant now) {
        return !now.isBefore(run.deadline());
    }

    static Step tooFew(Run run, long seen, String what, int needed) {
        boolean secure = run.question().mode() == Mode.SECURE && seen < SecureDemands.FEWEST_SITES;
        String code = secure ? SecurityError.TOO_FEW_SITES.code() : RunError.TOO_FEW.code();
        return failed(
                run,
                code + ": " + seen + " of " + run.participations().size() + " sites " + what + ", " + needed
                        + " are needed");
    }

    static Step failed(Run run, String text) {
        return Step.enter(run.in(RunState.FAILED, run.deadline()).because(text));
    }
}
