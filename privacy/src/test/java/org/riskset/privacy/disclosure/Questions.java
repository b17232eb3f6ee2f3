// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.riskset.privacy.disclosure.SitePolicy.Approval;
import org.riskset.privacy.disclosure.SitePolicy.ApprovedStudy;
import org.riskset.privacy.disclosure.SitePolicy.Requester;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.AnalysisPlan.Estimates;
import org.riskset.survival.study.AnalysisPlan.ReleaseRequest;
import org.riskset.survival.study.AnalysisPlan.TimePlan;
import org.riskset.survival.study.Baseline;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.TimeGrid;
import org.riskset.survival.study.TimeScale;

/** One question, a policy that allows exactly it, and what breaks each rule. */
final class Questions {
    static final SiteId SELF = new SiteId("site-1");
    static final Digest STUDY = Digest.of("study");
    static final Digest PLAN = Digest.of("plan");

    private static final Instant NOW = Instant.parse("2026-03-02T23:30:00Z");
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SiteKey REQUESTER = SiteKey.generate(RANDOM);
    private static final SiteKey OTHER = SiteKey.generate(RANDOM);
    private static final List<PublicIdentity> KEYS = List.of(key(), key(), key());

    private Questions() {}

    static Question allowed() {
        return questionFor("nothing");
    }

    static Question inPlainMode(Question other) {
        return new Question(
                other.study(), other.plan(), Mode.PLAIN, other.request(), other.self(), other.invited(), other.now());
    }

    static Question questionFor(String broken) {
        String study = broken.equals("another study") ? "other" : "net-liver";
        String purpose = broken.equals("another purpose") ? "marketing" : "protocol v2, section 4";
        String endpoint = broken.equals("another endpoint") ? "recurrence" : "os";
        double width = broken.equals("finer grid") ? 0.99 : 1;
        Mode mode = broken.equals("plain mode not written out") ? Mode.PLAIN : Mode.SECURE;
        Instant end = broken.equals("request ended") ? NOW.minusSeconds(1) : NOW.plus(Duration.ofDays(1));
        PlanRequest request = PlanRequest.signed(
                broken.equals("changed dictionary") ? Digest.of("changed") : STUDY,
                broken.equals("another plan") ? Digest.of("another") : PLAN,
                broken.equals("another requester") ? OTHER : REQUESTER,
                end);
        return new Question(
                new Study(study, Optional.empty(), TimeScale.MONTHS, List.of(), List.of()),
                plan(study, purpose, endpoint, grid(width, broken)),
                mode,
                request,
                SELF,
                invited(broken),
                NOW);
    }

    private static List<Peer> invited(String broken) {
        List<Peer> invited = new ArrayList<>();
        int sites = broken.equals("two sites") ? 2 : 3;
        for (int i = 0; i < sites; i++) {
            invited.add(new Peer(site(i), KEYS.get(i)));
        }
        if (broken.equals("stranger among the invited")) {
            invited.add(new Peer(new SiteId("site-4"), key()));
        }
        if (broken.equals("known site with another key")) {
            invited.set(2, new Peer(site(2), key()));
        }
        if (broken.equals("two sites with one key")) {
            invited.set(2, new Peer(site(2), KEYS.get(1)));
        }
        return invited;
    }

    private static TimeGrid grid(double width, String broken) {
        boolean open = broken.equals("no horizon") || broken.equals("plain mode not written out");
        return new TimeGrid(width, open ? OptionalDouble.empty() : OptionalDouble.of(12 * width));
    }

    private static AnalysisPlan plan(String study, String purpose, String endpoint, TimeGrid grid) {
        TimePlan time = new TimePlan(grid, List.of(), List.of());
        return new AnalysisPlan(
                study,
                Optional.empty(),
                purpose,
                Optional.of(endpoint),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(time),
                Estimates.DEFAULT,
                List.of(),
                List.of(),
                Baseline.NONE,
                List.of(),
                ReleaseRequest.DEFAULT);
    }

    /** Allows what {@link #allowed} asks and nothing else. */
    static SitePolicy strict() {
        return policyFor("nothing");
    }

    static SitePolicy policyFor(String broken) {
        LocalDate policyEnd = broken.equals("policy ended")
                ? TODAY.minusDays(1)
                : broken.equals("last day") ? TODAY : TODAY.plusDays(1);
        LocalDate requesterEnd = broken.equals("agreement with the requester ended")
                ? TODAY.minusDays(1)
                : broken.equals("last day") ? TODAY : TODAY.plusDays(1);
        return policy(policyEnd, requesterEnd, Approval.AUTO, List.of(), broken.equals("one site too few") ? 4 : 3);
    }

    static SitePolicy approving(Approval approval, List<Digest> plans) {
        return policy(TODAY, TODAY, approval, plans, 3);
    }

    private static SitePolicy policy(
            LocalDate end, LocalDate requesterEnd, Approval approval, List<Digest> plans, int minSites) {
        return new SitePolicy(
                1,
                AllowList.only(
                        List.of(new Requester("board", REQUESTER.identity().toString(), Optional.of(requesterEnd)))),
                AllowList.only(List.of(new ApprovedStudy("net-liver", Optional.of(STUDY)))),
                AllowList.only(List.of("protocol v2, section *")),
                AllowList.only(List.of("os")),
                List.of(Mode.SECURE),
                AllowList.only(List.of(pinned(1), pinned(2))),
                minSites,
                Quorum.DEFAULT,
                OptionalDouble.of(1),
                VariableRules.EVERYTHING,
                PlanLimits.NONE,
                ReleaseDemand.EXACT,
                approval,
                plans,
                Optional.of(end));
    }

    private static SitePolicy.Peer pinned(int site) {
        return new SitePolicy.Peer(
                site(site).value(), KEYS.get(site).fingerprint().file());
    }

    static Roster roster(int sites) {
        return Roster.of(members(sites));
    }

    static Roster rosterWithStranger() {
        List<Roster.Member> members = members(3);
        members.add(new Roster.Member(0, new SiteId("site-4"), key(), Digest.of("{}")));
        return Roster.of(members);
    }

    static Roster rosterWithOtherKey() {
        List<Roster.Member> members = members(2);
        members.add(new Roster.Member(0, site(2), key(), Digest.of("{}")));
        return Roster.of(members);
    }

    private static List<Roster.Member> members(int sites) {
        List<Roster.Member> members = new ArrayList<>();
        for (int i = 0; i < sites; i++) {
            members.add(new Roster.Member(0, site(i), KEYS.get(i), Digest.of("{}")));
        }
        return members;
    }

    private static SiteId site(int number) {
        return new SiteId("site-" + (number + 1));
    }

    private static PublicIdentity key() {
        return SiteKey.generate(RANDOM).identity();
    }
}
