// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.site.task.Request.Invited;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.counts.PlanLayout;
import org.riskset.survival.digest.Digest;

/** Requests to the site {@code site-1}, with real keys and signatures, and what was counted for them. */
public final class SampleTasks {
    public static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    public static final SiteId SELF = new SiteId("site-1");
    public static final String STUDY = """
            {"apiVersion":"riskset/v1","endpoints":{"os":{"causes":{"death":["1"]},"censored":["0"],"event":"os_event",\
            "time":"os_months"}},"id":"net-liver","kind":"Study","time":{"unit":"months"}}""";
    public static final String PLAN = """
            {"apiVersion":"riskset/v1","endpoint":"os","kind":"AnalysisPlan","purpose":"protocol v2","study":"net-liver",\
            "time":{"grid":1,"horizon":3}}""";

    static final SiteKey REQUESTER = SiteKey.generate(new SecureRandom());
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<String, SiteKey> KEYS = new TreeMap<>();

    private SampleTasks() {}

    /** Asked of three sites, in plain mode. */
    public static Request request() {
        return request(Mode.PLAIN);
    }

    /** Asked of three sites. */
    static Request request(Mode mode) {
        PlanRequest signed =
                PlanRequest.signed(Digest.of(STUDY), Digest.of(PLAN), REQUESTER, NOW.plus(Duration.ofDays(1)));
        List<Invited> invited = Stream.of("site-1", "site-2", "site-3")
                .map(name -> new Invited(new SiteId(name), key(name).identity()))
                .toList();
        return new Request(
                RunId.random(RANDOM),
                7,
                1,
                mode,
                signed,
                invited,
                NOW.plus(Duration.ofHours(1)).getEpochSecond(),
                STUDY,
                PLAN);
    }

    /** A task of plain mode in this state, counted and agreed to where the state is beyond that. */
    public static Task in(TaskState state) {
        Task received = Task.received(request(), NOW);
        boolean counted = state == TaskState.ACCEPTED || state == TaskState.SENT || hadAgreed(state);
        Task task = counted ? received.accepted(counts(), acceptance(received.request(), "site-1", 1)) : received;
        boolean rostered = state == TaskState.SENT || hadAgreed(state);
        return (rostered ? task.with(heard(1, "told")) : task).in(state);
    }

    private static boolean hadAgreed(TaskState state) {
        return state == TaskState.DONE || state == TaskState.ABORTED || state == TaskState.EXPIRED;
    }

    /** A step that was told in these words. */
    static Heard heard(int step, String words) {
        return new Heard(step, Digest.of(words), Signature.of(new byte[64]));
    }

    /** Two patients, one of whom died. */
    public static Frozen counts() {
        Layout layout = layout();
        Lanes lanes = Lanes.zero(layout);
        lanes.narrow()[2] = 1;
        lanes.narrow()[5] = 1;
        return Frozen.of(new Aggregate(layout, lanes));
    }

    static Layout layout() {
        return PlanLayout.of(new Papers().study(STUDY), new Papers().plan(PLAN, new Papers().study(STUDY)));
    }

    /** What a site signs to agree. */
    public static Acceptance acceptance(Request request, String site, int minSites) {
        return unsigned(request, minSites).signedBy(key(site));
    }

    static Acceptance unsigned(Request request, int minSites) {
        return new Acceptance(
                request.run(),
                request.attempt(),
                request.mode(),
                request.signed().study(),
                request.signed().plan(),
                new ReleaseConditions(minSites).canonicalJson(),
                Acceptance.NOTHING_SEEN,
                NOW.plus(Duration.ofDays(8)).getEpochSecond(),
                null);
    }

    static RosterNotice.Member member(Task task, String site) {
        return new RosterNotice.Member(new SiteId(site), key(site).identity(), acceptance(task.request(), site, 1));
    }

    /** The honest roster: this site with the agreement it gave, and two others. */
    static RosterNotice roster(Task task) {
        return roster(task, List.of(own(task), member(task, "site-2"), member(task, "site-3")));
    }

    static RosterNotice roster(Task task, List<RosterNotice.Member> members) {
        List<RosterNotice.Member> sorted = members.stream()
                .sorted(Comparator.comparing(RosterNotice.Member::site))
                .toList();
        return new RosterNotice(task.request().run(), task.request().attempt(), sorted, heard(1, "roster"));
    }

    static RosterNotice.Member own(Task task) {
        Optional<Acceptance> given = task.acceptance();
        return new RosterNotice.Member(SELF, key("site-1").identity(), given.orElseThrow());
    }

    public static SiteKey key(String site) {
        return KEYS.computeIfAbsent(site, s -> SiteKey.generate(RANDOM));
    }
}
