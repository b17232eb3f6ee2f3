// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.masking.Contribution;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.MaskedVector;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.privacy.masking.SealedShare;
import org.riskset.privacy.masking.SealedShares;
import org.riskset.privacy.masking.SignedDigest;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.survival.digest.Digest;

/** Three sites in one secure run, each by its own machine and decisions, and an honest coordinator between them. */
public final class Trio {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SITES = 3;

    private final List<Task> tasks;
    private final List<KeyAdvertisement> keys = new ArrayList<>();
    private final List<SealedShares> shares = new ArrayList<>();
    private final List<MaskedVector> vectors = new ArrayList<>();
    private final List<SurvivorSignature> survivors = new ArrayList<>();

    private Trio(List<Task> tasks) {
        this.tasks = new ArrayList<>(tasks);
    }

    /** All three in the same state, from ACCEPTED to UNMASKED. */
    public static Trio in(TaskState state) {
        Trio trio = accepted();
        Stream.of(TaskState.KEYED, TaskState.SHARED, TaskState.MASKED, TaskState.CONFIRMED, TaskState.UNMASKED)
                .filter(next -> next.ordinal() <= state.ordinal())
                .forEach(next -> trio.go());
        return trio;
    }

    private static Trio accepted() {
        Request request = SampleTasks.request(Mode.SECURE);
        return new Trio(IntStream.rangeClosed(1, SITES)
                .mapToObj(i -> Task.received(request, SampleTasks.NOW)
                        .accepted(SampleTasks.counts(), SampleTasks.acceptance(request, name(i), 1)))
                .toList());
    }

    /** The task of {@code site-1}. */
    public Task self() {
        return tasks.get(0);
    }

    /** The same three one step later; this one stays as it was. */
    public Trio afterConfirming() {
        Trio later = new Trio(tasks);
        later.keys.addAll(keys);
        later.shares.addAll(shares);
        later.vectors.addAll(vectors);
        later.go();
        return later;
    }

    /** Documents, read as a node reads them. */
    public static Documents documents() {
        return new Papers();
    }

    Task task(int site) {
        return tasks.get(site - 1);
    }

    static SiteKey key(int site) {
        return SampleTasks.key(name(site));
    }

    /** Everybody is told the next step and answers. */
    private void go() {
        List<TaskEvent> events =
                IntStream.rangeClosed(1, SITES).mapToObj(this::event).toList();
        for (int site = 1; site <= SITES; site++) {
            Step step = machine(site).on(tasks.get(site - 1), events.get(site - 1));
            tasks.set(site - 1, step.task());
            step.messages().forEach(this::sent);
        }
    }

    /** What {@code site-1} makes of the next step. */
    Step next() {
        return machine(1).on(self(), event(1));
    }

    TaskEvent event(int site) {
        Task task = tasks.get(site - 1);
        return task.state() == TaskState.ACCEPTED
                ? decisions(site).onRoster(task, roster())
                : decisions(site).onReturn(task, notice(returned(site)));
    }

    private void sent(Message message) {
        message.fold(a -> false, d -> false, this::sent, this::sent, c -> false);
    }

    private boolean sent(Message.Contribute counts) {
        Contribution vector = counts.vector();
        return vectors.add((MaskedVector) vector);
    }

    private boolean sent(Message.Answer message) {
        PhaseAnswer answer = message.answer();
        return answer.fold(keys::add, shares::add, survivors::add, o -> false, a -> false);
    }

    public RosterNotice roster() {
        Task one = self();
        return SampleTasks.roster(
                one,
                List.of(
                        SampleTasks.own(one),
                        new RosterNotice.Member(
                                site(2), SampleTasks.key(name(2)).identity(), acceptance(2)),
                        new RosterNotice.Member(
                                site(3), SampleTasks.key(name(3)).identity(), acceptance(3))));
    }

    private Acceptance acceptance(int site) {
        return tasks.get(site - 1).acceptance().orElseThrow();
    }

    /** What an honest coordinator gives back to a site in its state. */
    public PhaseReturn returned(int site) {
        return switch (tasks.get(site - 1).state()) {
            case KEYED -> new PhaseReturn.Keys(keys);
            case SHARED -> new PhaseReturn.Shares(incoming(site), sharers());
            case MASKED -> new PhaseReturn.Vectors(contributors());
            default -> new PhaseReturn.Quorum(survivors);
        };
    }

    List<KeyAdvertisement> keys() {
        return keys;
    }

    List<SealedShare> incoming(int site) {
        return shares.stream()
                .flatMap(s -> s.sealed().stream())
                .filter(s -> s.to() == site)
                .toList();
    }

    List<SignedDigest> sharers() {
        return shares.stream().map(SealedShares::receipt).toList();
    }

    public List<SignedDigest> contributors() {
        return vectors.stream().map(MaskedVector::receipt).toList();
    }

    public List<SurvivorSignature> survivors() {
        return survivors;
    }

    /** A return to {@code site-1}, as the coordinator signed it. */
    ReturnNotice notice(PhaseReturn returned) {
        return notice(returned, returned.digest());
    }

    private ReturnNotice notice(PhaseReturn returned, Digest digest) {
        Heard heard =
                new Heard(returned.step(), digest, SampleTasks.heard(1, "").signature());
        return new ReturnNotice(self().request().run(), self().request().attempt(), returned, heard);
    }

    static PhaseDecisions decisions(int site) {
        return decisions(site, SitePolicy.permissive());
    }

    static PhaseDecisions decisions(int site, SitePolicy policy) {
        return new PhaseDecisions(
                site(site),
                SampleTasks.key(name(site)),
                new DisclosurePolicy(policy, site(site)),
                new Papers(),
                RANDOM,
                Clock.fixed(SampleTasks.NOW, ZoneOffset.UTC));
    }

    static TaskMachine machine(int site) {
        return new TaskMachine(SampleTasks.key(name(site)));
    }

    static SiteId site(int number) {
        return new SiteId(name(number));
    }

    private static String name(int site) {
        return "site-" + site;
    }
}
