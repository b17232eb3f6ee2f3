// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.masking.CorruptMember;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.KeyedMembers;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.privacy.masking.RunContext;
import org.riskset.privacy.masking.SealedShares;
import org.riskset.privacy.masking.SecureContext;
import org.riskset.privacy.masking.Sharers;
import org.riskset.site.task.Heard;
import org.riskset.site.task.Papers;
import org.riskset.site.task.Request;
import org.riskset.site.task.ReturnNotice;
import org.riskset.site.task.SampleTasks;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.counts.PlanLayout;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.study.Study;

/** The members of one instance with real keys and shares, up to the point where every site has shared. */
final class Consortium {
    static final Instant NOW = SampleTasks.NOW;

    private static final Signature UNREAD = Signature.of(new byte[64]);

    private final Setting setting;
    private final SecureRandom random = seeded();
    private final PlanRequest question = PlanRequest.signed(
            Digest.of(SampleTasks.STUDY),
            Digest.of(SampleTasks.PLAN),
            SiteKey.generate(random),
            NOW.plus(Duration.ofDays(1)));
    private final RunId run = RunId.random(random);
    private final List<SiteKey> keys = new ArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private final List<KeyAdvertisement> advertised = new ArrayList<>();
    private final List<SealedShares> sealed = new ArrayList<>();
    private final SecureContext context;

    Consortium(Setting setting) {
        this.setting = setting;
        setting.sites().forEach(i -> keys.add(SiteKey.generate(random)));
        this.context = context();
        List<Instance> keyed = new ArrayList<>();
        for (int site : setting.sites()) {
            Instance.Step<KeyAdvertisement> step = Instance.keyed(context, id(site), key(site), random);
            keyed.add(step.instance());
            advertised.add(step.answer());
        }
        for (int site : setting.sites()) {
            Instance.Step<SealedShares> step = keyed.get(site - 1).shared(advertised, key(site), random);
            instances.add(step.instance());
            sealed.add(step.answer());
        }
    }

    private SecureContext context() {
        Study study = new Papers().study(SampleTasks.STUDY);
        Layout layout = PlanLayout.of(study, new Papers().plan(SampleTasks.PLAN, study));
        Roster roster = Roster.of(setting.sites().stream()
                .map(i -> new Roster.Member(i, id(i), key(i).identity(), conditions()))
                .toList());
        // As few sites as the quorum: with more, sets that the quorum alone would allow could not be offered.
        RunContext bound = new RunContext(
                run,
                1,
                0,
                Digest.of(SampleTasks.STUDY),
                Digest.of(SampleTasks.PLAN),
                roster.digest(),
                layout.digest(),
                setting.k(),
                setting.k(),
                layout.lanes64(),
                layout.lanes128(),
                RunContext.NONE);
        return CorruptMember.context(bound, roster);
    }

    /** A site that has shared and waits for the others' shares. */
    Task shared(int site) {
        Acceptance agreement = new Acceptance(
                run,
                1,
                Mode.SECURE,
                Digest.of(SampleTasks.STUDY),
                Digest.of(SampleTasks.PLAN),
                new ReleaseConditions(setting.k()).canonicalJson(),
                Acceptance.NOTHING_SEEN,
                NOW.plus(Duration.ofDays(8)).getEpochSecond(),
                null);
        return Task.received(request(1), NOW)
                .accepted(SampleTasks.counts(), agreement.signedBy(key(site)))
                .with(instance(site))
                .keyedAt(NOW)
                .with(heard(1, Digest.of("roster")))
                .with(heard(2, new PhaseReturn.Keys(advertised).digest()))
                .in(TaskState.SHARED);
    }

    /** What a site knows once it has shared. */
    Instance instance(int site) {
        return instances.get(site - 1);
    }

    /** The coordinator's question, as it is asked in an attempt. */
    Request request(int attempt) {
        return new Request(
                run,
                7,
                attempt,
                Mode.SECURE,
                question,
                setting.sites().stream()
                        .map(i -> new Request.Invited(id(i), key(i).identity()))
                        .toList(),
                NOW.plus(Duration.ofDays(1)).getEpochSecond(),
                SampleTasks.STUDY,
                SampleTasks.PLAN);
    }

    /** What phase 1 gives back. */
    PhaseReturn.Keys advertised() {
        return new PhaseReturn.Keys(advertised);
    }

    /** What phase 2 gives back to a site. */
    PhaseReturn.Shares shares(int site) {
        return new PhaseReturn.Shares(
                sealed.stream()
                        .filter(s -> s.index() != site)
                        .map(s -> s.sealed().get(site < s.index() ? site - 1 : site - 2))
                        .toList(),
                sealed.stream().map(SealedShares::receipt).toList());
    }

    /** What every vector of the instance hangs on. */
    Digest t2() {
        return Sharers.of(
                        keyed().t1(), sealed.stream().map(SealedShares::receipt).toList())
                .t2();
    }

    KeyedMembers keyed() {
        return new KeyedMembers(context, advertised);
    }

    /** What a phase gives back, as a site is told it. */
    ReturnNotice notice(PhaseReturn returned, int attempt) {
        return new ReturnNotice(run, attempt, returned, heard(returned.step(), returned.digest()));
    }

    /** A told step; whoever lets it in has checked the coordinator's signature, and nobody does again. */
    static Heard heard(int step, Digest digest) {
        return new Heard(step, digest, UNREAD);
    }

    Setting setting() {
        return setting;
    }

    SecureContext secure() {
        return context;
    }

    RunId run() {
        return run;
    }

    SiteKey key(int site) {
        return keys.get(site - 1);
    }

    static SiteId id(int site) {
        return new SiteId("site-" + site);
    }

    private Digest conditions() {
        return Digest.of(new ReleaseConditions(setting.k()).canonicalJson());
    }

    private static SecureRandom seeded() {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(20260302);
            return random;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA1PRNG", e);
        }
    }
}
