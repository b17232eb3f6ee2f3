// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.riskset.privacy.disclosure.Cleared;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.MaskedVector;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.privacy.masking.RunContext;
import org.riskset.privacy.masking.SealedShare;
import org.riskset.privacy.masking.SealedShares;
import org.riskset.privacy.masking.SecureContext;
import org.riskset.privacy.masking.SignedDigest;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.site.task.Frozen;
import org.riskset.site.task.Heard;
import org.riskset.site.task.Message;
import org.riskset.site.task.Request;
import org.riskset.site.task.Request.Invited;
import org.riskset.site.task.SampleTasks;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskEvent.Advanced;
import org.riskset.site.task.TaskState;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Block.ExclusionBlock;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.digest.Digest;

/**
 * A secure run as {@code site-1} sees it. The other members live in memory; {@code site-1} goes on from whatever its
 * store gives back. Of more than three members the last one leaves before its vector.
 */
final class SecureRun {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Layout LAYOUT = new Layout(List.of(new ExclusionBlock(List.of("missing time"))));

    private final Request request;
    private final SecureContext context;
    private final List<Instance> others = new ArrayList<>();
    private final List<KeyAdvertisement> keys = new ArrayList<>();
    private final List<SealedShares> shares = new ArrayList<>();
    private final List<MaskedVector> vectors = new ArrayList<>();
    private final List<SurvivorSignature> survivors = new ArrayList<>();

    SecureRun(int sites, int attempt) {
        this(SampleTasks.request(), sites, attempt);
    }

    private SecureRun(Request like, int sites, int attempt) {
        List<Invited> invited = IntStream.rangeClosed(1, sites)
                .mapToObj(i -> "site-" + i)
                .map(name -> new Invited(new SiteId(name), SampleTasks.key(name).identity()))
                .toList();
        request = new Request(
                like.run(),
                like.number(),
                attempt,
                Mode.SECURE,
                like.signed(),
                invited,
                like.answerBy() + attempt,
                like.study(),
                like.plan());
        context = context(request);
    }

    /** The same run among fewer sites. */
    SecureRun next(int sites) {
        return new SecureRun(request, sites, request.attempt() + 1);
    }

    private static SecureContext context(Request request) {
        Digest conditions = Digest.of(new ReleaseConditions(1).canonicalJson());
        Roster roster = Roster.of(request.invited().stream()
                .map(i -> new Roster.Member(0, i.site(), i.identity(), conditions))
                .toList());
        RunContext run = new RunContext(
                request.run(),
                request.attempt(),
                0,
                request.signed().study(),
                request.signed().plan(),
                roster.digest(),
                LAYOUT.digest(),
                Math.max(3, 2 * roster.size() / 3 + 1),
                3,
                LAYOUT.lanes64(),
                LAYOUT.lanes128(),
                RunContext.NONE);
        return SecureContext.of(run, roster);
    }

    Request request() {
        return request;
    }

    /** Counted, with numbers that are found nowhere else. */
    Task accepted() {
        byte[] counts = new byte[300];
        RANDOM.nextBytes(counts);
        return Task.received(request, SampleTasks.NOW)
                .accepted(
                        new Frozen(3, Base64.getEncoder().encodeToString(counts)),
                        SampleTasks.acceptance(request, "site-1", 1));
    }

    /** What follows for {@code site-1} when everybody goes on by one phase. */
    Advanced next(Task self) {
        return switch (self.state()) {
            case ACCEPTED -> keyed();
            case KEYED -> answer(self, TaskState.SHARED, shares, (i, key) -> i.shared(keys, key, RANDOM));
            case SHARED -> masked(self);
            case MASKED -> {
                leave();
                yield answer(self, TaskState.CONFIRMED, survivors, (i, key) -> i.confirmed(contributors(), key));
            }
            case CONFIRMED ->
                answer(
                        self,
                        TaskState.UNMASKED,
                        new ArrayList<UnmaskingShares>(),
                        (i, key) -> i.unmasked(survivors, key));
            default -> throw new IllegalArgumentException("nothing follows " + self.state());
        };
    }

    private Advanced keyed() {
        Instance.Step<KeyAdvertisement> own = null;
        for (int i = context.n(); i >= 1; i--) {
            own = Instance.keyed(context, context.member(i).id(), key(i), RANDOM);
            keys.add(0, own.answer());
            if (i > 1) {
                others.add(0, own.instance());
            }
        }
        return Advanced.to(TaskState.KEYED, own.instance(), answer(own.answer()), heard(1));
    }

    private Advanced masked(Task self) {
        var own = all(self, vectors, (i, key) -> i.masked(incoming(i.self()), sharers(), cleared(i), key));
        Message vector = new Message.Contribute(request.run(), request.attempt(), own.answer());
        return Advanced.to(TaskState.MASKED, own.instance(), vector, heard(3));
    }

    private <A extends PhaseAnswer> Advanced answer(
            Task self, TaskState to, List<A> answers, BiFunction<Instance, SiteKey, Instance.Step<A>> move) {
        Instance.Step<A> own = all(self, answers, move);
        return Advanced.to(
                to, own.instance(), answer(own.answer()), heard(self.heard().size() + 1));
    }

    private <A> Instance.Step<A> all(Task self, List<A> answers, BiFunction<Instance, SiteKey, Instance.Step<A>> move) {
        Instance.Step<A> own = move.apply(self.instance().orElseThrow(), key(1));
        answers.add(own.answer());
        others.replaceAll(i -> {
            Instance.Step<A> step = move.apply(i, key(i.self()));
            answers.add(step.answer());
            return step.instance();
        });
        return own;
    }

    private void leave() {
        if (context.n() > 3) {
            others.remove(others.size() - 1);
            vectors.remove(vectors.size() - 1);
        }
    }

    private List<SignedDigest> contributors() {
        return vectors.stream().map(MaskedVector::receipt).toList();
    }

    private List<SignedDigest> sharers() {
        return shares.stream().map(SealedShares::receipt).toList();
    }

    private List<SealedShare> incoming(int site) {
        return shares.stream()
                .flatMap(s -> s.sealed().stream())
                .filter(s -> s.to() == site)
                .toList();
    }

    private Cleared cleared(Instance instance) {
        SiteId site = context.member(instance.self()).id();
        return new DisclosurePolicy(SitePolicy.permissive(), site).clear(Aggregate.empty(LAYOUT), context.roster(), 3);
    }

    private Message answer(PhaseAnswer answer) {
        return new Message.Answer(request.run(), request.attempt(), answer);
    }

    private SiteKey key(int member) {
        return SampleTasks.key(context.member(member).id().value());
    }

    /** A step as the coordinator told it. */
    static Heard heard(int step) {
        return new Heard(step, Digest.of("step " + step), Signature.of(new byte[64]));
    }
}
