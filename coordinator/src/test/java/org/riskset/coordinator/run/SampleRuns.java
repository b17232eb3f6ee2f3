// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.masking.Phase;
import org.riskset.survival.digest.Digest;

/** Runs for tests: real keys and signatures, one site for each way to stand. */
public final class SampleRuns {
    public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    public static final Clocks CLOCKS = new Clocks(
            Duration.ofDays(7),
            Duration.ofMinutes(10),
            Duration.ofMinutes(11),
            Duration.ofMinutes(30),
            Duration.ofMinutes(12),
            Duration.ofMinutes(13));
    public static final SiteId AGREED = new SiteId("agreed");
    public static final SiteId COUNTED = new SiteId("counted");
    public static final SiteId REFUSED = new SiteId("refused");
    public static final SiteId SILENT = new SiteId("silent");
    public static final SiteId STRANGER = new SiteId("stranger");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SiteKey REQUESTER = SiteKey.generate(RANDOM);
    private static final Map<SiteId, SiteKey> KEYS = new TreeMap<>();
    private static final Digest STUDY = Digest.of("study");
    private static final Digest PLAN = Digest.of("plan");

    private SampleRuns() {}

    /** A run in this state of plain mode whose four sites have agreed, counted, refused and said nothing. */
    public static Run in(RunState state) {
        Run run = asked(state, AGREED, COUNTED, REFUSED, SILENT);
        Run answered = run.with(participation(run, AGREED).with(acceptance(run, AGREED, 1)))
                .with(participation(run, COUNTED)
                        .with(acceptance(run, COUNTED, 1))
                        .with(Phase.VECTOR, receipt("counts")));
        return answered.with(participation(run, REFUSED).with(decline(run, REFUSED, Decline.Kind.REFUSED)));
    }

    /** A run of plain mode in this state whose sites have not answered yet. */
    public static Run asked(RunState state, SiteId... sites) {
        return asked(Mode.PLAIN, state, sites);
    }

    /** A run in this state whose sites have not answered yet. */
    public static Run asked(Mode mode, RunState state, SiteId... sites) {
        Question question = new Question(
                "net-liver",
                "Overall survival",
                mode,
                PlanRequest.signed(STUDY, PLAN, REQUESTER, START.plus(Duration.ofDays(30))),
                1,
                new Question.Shape(Digest.of("layout"), 21, 2));
        List<Participation> participations = List.of(sites).stream()
                .sorted()
                .map(s -> Participation.asked(s, key(s).identity()))
                .toList();
        return new Run(
                RunId.random(RANDOM),
                1,
                question,
                state,
                1,
                participations,
                START,
                START.plus(1, ChronoUnit.HOURS),
                Optional.empty(),
                Optional.empty());
    }

    public static Participation participation(Run run, SiteId site) {
        return run.participation(site).orElseThrow();
    }

    /** What a site signs to agree. */
    public static Acceptance acceptance(Run run, SiteId site, int minSites) {
        return acceptance(run, site, new ReleaseConditions(minSites));
    }

    static Acceptance acceptance(Run run, SiteId site, ReleaseConditions conditions) {
        Acceptance unsigned = new Acceptance(
                run.id(),
                run.attempt(),
                run.question().mode(),
                run.question().study(),
                run.question().plan(),
                conditions.canonicalJson(),
                Acceptance.NOTHING_SEEN,
                START.plus(Duration.ofDays(8)).getEpochSecond(),
                null);
        return unsigned.signedBy(key(site));
    }

    public static Decline decline(Run run, SiteId site, Decline.Kind kind) {
        return new Decline(run.id(), run.attempt(), kind, "RS-DISC-005", "finest_grid", null).signedBy(key(site));
    }

    /** The receipt of a vector of these bytes. */
    public static Receipt receipt(String bytes) {
        return new Receipt(1, Digest.of(bytes), Signature.of(new byte[64]), bytes.length());
    }

    public static SiteKey key(SiteId site) {
        return KEYS.computeIfAbsent(site, s -> SiteKey.generate(RANDOM));
    }
}
