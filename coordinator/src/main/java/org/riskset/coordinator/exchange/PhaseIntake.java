// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import java.util.Optional;
import org.riskset.coordinator.run.Chain;
import org.riskset.coordinator.run.Contexts;
import org.riskset.coordinator.run.Receipt;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunDriver;
import org.riskset.coordinator.run.RunError;
import org.riskset.coordinator.run.RunEvent;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.Runs;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Complaint;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.privacy.masking.SealedShares;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** Holds what a member sends in a phase against everything that came before it, then tells the machine. */
public final class PhaseIntake {
    private final Runs runs;
    private final RunDriver driver;
    private final PhaseBodies bodies;

    public PhaseIntake(Runs runs, RunDriver driver, PhaseBodies bodies) {
        this.runs = runs;
        this.driver = driver;
        this.bodies = bodies;
    }

    /**
     * Takes in one answer.
     *
     * @throws RisksetException RS-SEC-010 and others when it does not verify, RS-SEC-031 when its time is over or has
     *     not come, RS-SEC-030 when it differs from what came before
     */
    public void answer(SiteId site, RunId id, int attempt, PhaseAnswer answer) {
        Run run = run(site, id, attempt);
        require(
                run.state().isTimeOf(answer.phase()),
                SecurityError.STALE,
                site,
                "an answer of phase " + answer.phase());
        Roster.Member member = member(run, site, answer.index());
        Receipt receipt =
                new Receipt(answer.index(), verified(run, member, answer), answer.signature(), answer.body().length);
        Optional<KeyAdvertisement> keys = answer.fold(
                Optional::of,
                s -> Optional.empty(),
                s -> Optional.empty(),
                o -> Optional.empty(),
                a -> Optional.empty());
        driver.on(
                id,
                new RunEvent.Answered(site, answer.phase(), receipt, keys),
                () -> bodies.keep(run, site, answer.phase(), answer.body()));
    }

    // What the answer's signature covers, once it verifies.
    private Digest verified(Run run, Roster.Member member, PhaseAnswer answer) {
        Chain chain = new Chain(run);
        return answer.fold(
                keys -> keys(run, member, keys),
                shares -> shares(chain, member, shares),
                survivor -> survivor(chain, member, survivor),
                opening -> opening(chain, member, opening),
                abort -> {
                    Digest ctx = Contexts.secure(run).ctx();
                    return held(abort.verifies(ctx, member.identity()), member, ctx);
                });
    }

    private static Digest keys(Run run, Roster.Member member, KeyAdvertisement keys) {
        return held(keys.verifies(Contexts.secure(run), member.identity()), member, keys.commitment());
    }

    private static Digest shares(Chain chain, Roster.Member member, SealedShares shares) {
        int n = chain.run().members().size();
        return held(shares.verifies(chain.t1(), n, member.identity()), member, shares.digest());
    }

    private static Digest survivor(Chain chain, Roster.Member member, SurvivorSignature survivor) {
        var contributors = chain.contributors();
        PublicIdentity identity = member.identity();
        boolean contributed = contributors.contains(member.index());
        return held(contributed && survivor.verifies(contributors.t3(), identity), member, contributors.t3());
    }

    private static Digest opening(Chain chain, Roster.Member member, UnmaskingShares opening) {
        boolean asked = chain.survivors().stream().anyMatch(s -> s.index() == member.index());
        held(asked && opening.verifies(chain.t4(), member.identity()), member, opening.digest());
        opening.check(chain.run().members().size(), chain.contributors());
        return opening.digest();
    }

    /**
     * Takes in a member's word that a share meant for it does not open: the run is over.
     *
     * @throws RisksetException RS-SEC-010 when the word is not the member's; RS-SEC-031 when no shares were handed out
     *     yet, or the sum is open already
     */
    public void complain(SiteId site, RunId id, int attempt, Complaint complaint) {
        Run run = run(site, id, attempt);
        require(isTimeToComplain(run), SecurityError.STALE, site, "a complaint in state " + run.state());
        Roster.Member member = member(run, site, complaint.by());
        int n = run.members().size();
        boolean ofAnother = complaint.about() >= 1 && complaint.about() <= n && complaint.about() != complaint.by();
        require(ofAnother, SecurityError.SIGNATURE, site, "a complaint about no other member");
        held(
                complaint.verifies(new Chain(run).t1(), member.identity()),
                member,
                Contexts.secure(run).ctx());
        String about = run.members().get(complaint.about() - 1).site().value();
        String text = SecurityError.SHARE.code() + ": the share of " + about + " for " + site
                + " does not open; nothing was opened";
        driver.on(id, new RunEvent.Ended(RunState.FAILED, Optional.of(text)));
    }

    // Shares were handed out, and the sum is not open yet.
    private static boolean isTimeToComplain(Run run) {
        return run.state().isTimeOf(Phase.VECTOR)
                && run.state() != RunState.REVIEWING
                && !run.state().hasEnded();
    }

    private Run run(SiteId site, RunId id, int attempt) {
        Run run = runs.find(id).orElseThrow(() -> RisksetException.of(Problem.of(RunError.UNKNOWN, "no run " + id)));
        require(run.question().mode() == Mode.SECURE, RunError.UNEXPECTED, site, "an answer of a phase in plain mode");
        require(run.attempt() == attempt, SecurityError.STALE, site, "an answer of attempt " + attempt);
        return run;
    }

    private static Roster.Member member(Run run, SiteId site, int index) {
        Optional<Roster.Member> member = run.roster().member(site);
        require(member.isPresent(), RunError.UNEXPECTED, site, "not on the roster");
        require(member.get().index() == index, SecurityError.SIGNATURE, site, "another site's index");
        return member.get();
    }

    private static Digest held(boolean verifies, Roster.Member member, Digest covered) {
        require(verifies, SecurityError.SIGNATURE, member.id(), "the signature does not verify");
        return covered;
    }

    private static void require(boolean holds, ErrorCode code, SiteId site, String otherwise) {
        if (!holds) {
            throw RisksetException.of(Problem.of(code, otherwise).with("site", site.value()));
        }
    }
}
