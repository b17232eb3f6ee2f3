// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.riskset.coordinator.run.RunEvent.Accepted;
import org.riskset.coordinator.run.RunEvent.Answered;
import org.riskset.coordinator.run.RunEvent.Ticked;
import org.riskset.privacy.disclosure.Cleared;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.MaskedVector;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.privacy.masking.SealedShare;
import org.riskset.privacy.masking.SealedShares;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.proto.document.PlanDocument;
import org.riskset.proto.document.StudyDocument;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.counts.PlanLayout;

/** A secure run and its members {@code site-1}, {@code site-2}, ..., who answer as honest sites do, with real keys. */
public final class SecureSites {
    public static final RunMachine MACHINE = new RunMachine(SampleRuns.CLOCKS);
    public static final StudyDocument STUDY = StudyDocument.read("study.yaml", """
            apiVersion: riskset/v1
            kind: Study
            id: net-liver
            time: {unit: months}
            endpoints:
              os: {time: os_months, event: os_event, censored: ["0"], causes: {death: ["1"]}}
            """.getBytes(UTF_8));
    public static final PlanDocument PLAN = PlanDocument.read("plan.yaml", """
            apiVersion: riskset/v1
            kind: AnalysisPlan
            study: net-liver
            purpose: protocol
            endpoint: os
            time: {grid: 1, horizon: 3}
            """.getBytes(UTF_8), STUDY.study());
    public static final Layout LAYOUT = PlanLayout.of(STUDY.study(), PLAN.plan());

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Bodies of sealed and of opening shares, as the store keeps them. */
    public final Map<Phase, Map<SiteId, byte[]>> bodies =
            Map.of(Phase.SHARES, new TreeMap<>(), Phase.OPENING, new TreeMap<>());

    public final List<MaskedVector> vectors = new ArrayList<>();
    private final Map<SiteId, Instance> instances = new TreeMap<>();
    private final Quorum quorum;
    private Run run;

    private SecureSites(int sites, Quorum quorum) {
        this.quorum = quorum;
        this.run = asked(sites);
    }

    /** So many sites that were asked, each with this quorum in its conditions. */
    public static SecureSites asked(int sites, Quorum quorum) {
        return new SecureSites(sites, quorum);
    }

    private static Run asked(int sites) {
        Run any = SampleRuns.asked(
                Mode.SECURE,
                RunState.INVITING,
                IntStream.rangeClosed(1, sites).mapToObj(SecureSites::site).toArray(SiteId[]::new));
        Question question = new Question(
                "net-liver",
                "Overall survival",
                Mode.SECURE,
                PlanRequest.signed(
                        STUDY.digest(),
                        PLAN.digest(),
                        SampleRuns.key(SampleRuns.STRANGER),
                        SampleRuns.START.plus(Duration.ofDays(30))),
                1,
                new Question.Shape(LAYOUT.digest(), LAYOUT.lanes64(), LAYOUT.lanes128()));
        return new Run(
                RunId.random(RANDOM),
                1,
                question,
                RunState.INVITING,
                1,
                any.participations(),
                SampleRuns.START,
                any.deadline(),
                Optional.empty(),
                Optional.empty());
    }

    public static SiteId site(int number) {
        return new SiteId("site-" + number);
    }

    public static SiteKey key(int site) {
        return SampleRuns.key(site(site));
    }

    public Run run() {
        return run;
    }

    /** The same run in another state, whatever has come. */
    public SecureSites at(RunState state) {
        run = run.in(state, run.deadline());
        return this;
    }

    public Participation participation(int site) {
        return run.participation(site(site)).orElseThrow();
    }

    /** What a site signs to agree to the present attempt. */
    public Acceptance acceptance(int site) {
        return SampleRuns.acceptance(run, site(site), new ReleaseConditions(1, quorum));
    }

    public SecureSites accept(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(i -> on(new Accepted(site(i), acceptance(i))));
        return this;
    }

    /** These members answer in a phase. */
    public SecureSites answer(Phase phase, int first, int last) {
        IntStream.rangeClosed(first, last).forEach(i -> on(event(i, phase)));
        return this;
    }

    public Step on(RunEvent event) {
        Step step = MACHINE.on(run, event);
        run = step.run();
        return step;
    }

    /** Before anything is late. */
    public Step tick() {
        return on(new Ticked(run.deadline().minus(Duration.ofMinutes(1)), true));
    }

    public Step tickLate() {
        return on(new Ticked(run.deadline(), true));
    }

    /** What a member that has heard everything sends now. */
    public Answered event(int site, Phase phase) {
        if (phase == Phase.VECTOR) {
            MaskedVector vector = vector(site);
            return Answered.vector(
                    site(site),
                    new Receipt(vector.index(), vector.digest(), vector.signature(), vector.bytes().length));
        }
        PhaseAnswer answer = answer(site, phase);
        Optional<KeyAdvertisement> keys =
                answer instanceof KeyAdvertisement advertised ? Optional.of(advertised) : Optional.empty();
        return new Answered(site(site), phase, receipt(answer), keys);
    }

    /** As {@code PhaseIntake} writes it down. */
    public Receipt receipt(PhaseAnswer answer) {
        return new Receipt(
                answer.index(),
                answer.fold(
                        KeyAdvertisement::commitment,
                        SealedShares::digest,
                        s -> new Chain(run).contributors().t3(),
                        UnmaskingShares::digest,
                        a -> Contexts.secure(run).ctx()),
                answer.signature(),
                answer.body().length);
    }

    public MaskedVector vector(int site) {
        Aggregate counts = counts();
        Cleared cleared = new DisclosurePolicy(SitePolicy.permissive(), site(site)).clear(counts, run.roster(), 1);
        MaskedVector vector = kept(
                site, instance(site).masked(incoming(site), new Chain(run).signed(Phase.SHARES), cleared, key(site)));
        vectors.add(vector);
        return vector;
    }

    /** One patient who died at time 2. */
    public static Aggregate counts() {
        Lanes lanes = Lanes.zero(LAYOUT);
        lanes.narrow()[6] = 1;
        return new Aggregate(LAYOUT, lanes);
    }

    public PhaseAnswer answer(int site, Phase phase) {
        Chain chain = new Chain(run);
        PhaseAnswer answer = switch (phase) {
            case KEYS -> kept(site, Instance.keyed(Contexts.secure(run), site(site), key(site), RANDOM));
            case SHARES -> kept(site, instance(site).shared(chain.keys().all(), key(site), RANDOM));
            case SURVIVORS -> kept(site, instance(site).confirmed(chain.signed(Phase.VECTOR), key(site)));
            case OPENING -> kept(site, instance(site).unmasked(chain.survivors(), key(site)));
            case ABORT -> instance(site).aborted(key(site));
            default -> throw new IllegalArgumentException(phase.name());
        };
        if (bodies.containsKey(phase)) {
            bodies.get(phase).put(site(site), answer.body());
        }
        return answer;
    }

    private <A> A kept(int site, Instance.Step<A> step) {
        instances.put(site(site), step.instance());
        return step.answer();
    }

    public Instance instance(int site) {
        return instances.get(site(site));
    }

    /** The shares that others sealed for a member, by index. */
    public List<SealedShare> incoming(int site) {
        int to = run.roster().member(site(site)).orElseThrow().index();
        return run.members().stream()
                .flatMap(m -> shares(m).stream())
                .filter(s -> s.to() == to)
                .toList();
    }

    private List<SealedShare> shares(Participation member) {
        int index = run.members().indexOf(member) + 1;
        byte[] body = bodies.get(Phase.SHARES).get(member.site());
        return ((SealedShares) PhaseAnswer.read(Phase.SHARES, index, body, null)).sealed();
    }

    public Instant now() {
        return run.deadline().minus(Duration.ofMinutes(1));
    }

    /**
     * Five sites that want a quorum of three. Four agree at first; then all five send keys and shares, four their
     * counts, and what follows. Of the phase of the state itself the fourth and the fifth are silent.
     */
    public static SecureSites in(RunState state) {
        SecureSites sites = asked(5, new Quorum("3")).accept(1, 4);
        if (state == RunState.INVITING) {
            return sites;
        }
        sites.accept(5, 5).tick();
        return sites.through(state, Phase.KEYS, 5)
                .through(state, Phase.SHARES, 5)
                .through(state, Phase.VECTOR, 4)
                .through(state, Phase.SURVIVORS, 4)
                .through(state, Phase.OPENING, 4);
    }

    private SecureSites through(RunState until, Phase phase, int answering) {
        if (run.state() == until) {
            return timeOf(phase) == until ? answer(phase, 1, 3) : this;
        }
        answer(phase, 1, answering);
        if (run.allReceived(phase, p -> true)) {
            tick();
        } else {
            tickLate();
        }
        return this;
    }

    private static RunState timeOf(Phase phase) {
        return switch (phase) {
            case KEYS -> RunState.KEYING;
            case SHARES -> RunState.SHARING;
            case VECTOR -> RunState.COLLECTING;
            case SURVIVORS -> RunState.CONFIRMING;
            default -> RunState.UNMASKING;
        };
    }
}
