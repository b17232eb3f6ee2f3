// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.riskset.coordinator.run.Chain;
import org.riskset.coordinator.run.Contexts;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.AbortSignature;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.privacy.masking.SealedShare;
import org.riskset.privacy.masking.SealedShares;
import org.riskset.privacy.masking.SignedDigest;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.proto.codec.AssignmentBody;
import org.riskset.proto.codec.AssignmentBody.Outcome;

/** What a run has to say to one site and another now: the task, the roster, what a phase gave back, the end. */
final class AssignmentBodies {
    private static final Pattern CODE = Pattern.compile("RS-[A-Z]{2,8}-\\d{3}");

    private final Run run;
    private final PhaseBodies bodies;
    private Optional<AssignmentBody> common = Optional.empty();
    private Optional<SharesOut> shares = Optional.empty();

    AssignmentBodies(Run run, PhaseBodies bodies) {
        this.run = run;
        this.bodies = bodies;
    }

    Optional<AssignmentBody> of(Participation site) {
        if (run.state().hasEnded()) {
            boolean told = site.decline().isEmpty() || site.receipt(Phase.ABORT).isPresent();
            return told ? Optional.of(same(this::close)) : Optional.empty();
        }
        if (run.state() == RunState.INVITING) {
            return site.answered() ? Optional.empty() : Optional.of(same(this::task));
        }
        return site.accepted() ? member(site) : Optional.empty();
    }

    private Optional<AssignmentBody> member(Participation site) {
        boolean secure = run.question().mode() == Mode.SECURE;
        return switch (run.state()) {
            case KEYING -> awaited(site, Phase.KEYS, () -> same(this::roster));
            case SHARING -> awaited(site, Phase.SHARES, () -> same(this::keys));
            case COLLECTING -> secure ? shares(site) : awaited(site, Phase.VECTOR, () -> same(this::roster));
            case CONFIRMING ->
                site.receipt().flatMap(r -> awaited(site, Phase.SURVIVORS, () -> same(this::contributors)));
            case UNMASKING ->
                site.receipt(Phase.SURVIVORS).flatMap(r -> awaited(site, Phase.OPENING, () -> same(this::quorum)));
            default -> Optional.empty();
        };
    }

    private static Optional<AssignmentBody> awaited(Participation site, Phase phase, Supplier<AssignmentBody> body) {
        return site.receipt(phase).isEmpty() ? Optional.of(body.get()) : Optional.empty();
    }

    // What every site is told alike is put together for the first of them.
    private AssignmentBody same(Supplier<AssignmentBody> body) {
        if (common.isEmpty()) {
            common = Optional.of(body.get());
        }
        return common.get();
    }

    private AssignmentBody task() {
        return new AssignmentBody.Task(
                run.number(),
                run.question().request(),
                run.question().mode(),
                run.participations().stream()
                        .filter(p -> !p.dismissed()
                                && (run.attempt() == 1 || p.decline().isEmpty()))
                        .map(p -> new AssignmentBody.Invited(p.site(), p.identity()))
                        .toList(),
                run.deadline().getEpochSecond());
    }

    private AssignmentBody roster() {
        return new AssignmentBody.Roster(run.members().stream()
                .map(p -> new AssignmentBody.Member(
                        p.site(), p.identity(), p.acceptance().get()))
                .toList());
    }

    private AssignmentBody keys() {
        return new AssignmentBody.Returned(
                new PhaseReturn.Keys(new Chain(run).keys().all()));
    }

    private Optional<AssignmentBody> shares(Participation site) {
        if (shares.isEmpty() && site.receipt().isEmpty()) {
            shares = SharesOut.of(run, bodies.of(run, Phase.SHARES));
        }
        int index = run.members().indexOf(site) + 1;
        return shares.flatMap(out -> awaited(site, Phase.VECTOR, () -> new AssignmentBody.Returned(out.to(index))));
    }

    private AssignmentBody contributors() {
        return new AssignmentBody.Returned(new PhaseReturn.Vectors(new Chain(run).signed(Phase.VECTOR)));
    }

    private AssignmentBody quorum() {
        return new AssignmentBody.Returned(new PhaseReturn.Quorum(new Chain(run).survivors()));
    }

    private AssignmentBody close() {
        List<AssignmentBody.Contributor> contributors = run.participations().stream()
                .flatMap(p -> p.receipt().stream())
                .map(r -> new AssignmentBody.Contributor(r.index(), r.digest(), r.signature()))
                .toList();
        return new AssignmentBody.Close(
                Outcome.valueOf(run.state().name()), contributors, survivors(), certificate(), code());
    }

    private Optional<String> code() {
        return run.problem()
                .flatMap(text ->
                        CODE.matcher(text).results().map(MatchResult::group).findFirst());
    }

    private List<SurvivorSignature> survivors() {
        return isProof(run.received(Phase.SURVIVORS)) ? new Chain(run).survivors() : List.of();
    }

    private List<AbortSignature> certificate() {
        List<AbortSignature> aborts = new Chain(run)
                .signed(Phase.ABORT).stream()
                        .map(s -> new AbortSignature(s.index(), s.signature()))
                        .toList();
        return isProof(aborts.size()) ? aborts : List.of();
    }

    // Fewer than a quorum prove nothing; a run to which nobody agreed has no quorum.
    private boolean isProof(long signatures) {
        return signatures > 0 && signatures >= Contexts.quorum(run);
    }

    /** Sealed shares sorted by receiver: each is read once and handed to one site. */
    private record SharesOut(List<SignedDigest> sharers, List<List<SealedShare>> incoming) {

        // Empty when the run has ended meanwhile and the bodies are gone.
        static Optional<SharesOut> of(Run run, Map<SiteId, byte[]> bodies) {
            List<Participation> members = run.members();
            if (bodies.size() < members.size()) {
                return Optional.empty();
            }
            List<List<SealedShare>> incoming = new ArrayList<>();
            members.forEach(m -> incoming.add(new ArrayList<>()));
            for (int from = 1; from <= members.size(); from++) {
                byte[] body = bodies.get(members.get(from - 1).site());
                SealedShares sent = (SealedShares) PhaseAnswer.read(Phase.SHARES, from, body, new Signature(""));
                sent.sealed().forEach(s -> incoming.get(s.to() - 1).add(s));
            }
            return Optional.of(new SharesOut(new Chain(run).signed(Phase.SHARES), incoming));
        }

        PhaseReturn to(int index) {
            return new PhaseReturn.Shares(incoming.get(index - 1), sharers);
        }
    }
}
