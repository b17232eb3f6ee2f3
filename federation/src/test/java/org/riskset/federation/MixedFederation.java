// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.riskset.coordinator.CoordinatorNode;
import org.riskset.coordinator.admin.Submission.Paper;
import org.riskset.coordinator.run.Chain;
import org.riskset.coordinator.run.Contexts;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Receipt;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.proto.document.PlanDocument;
import org.riskset.proto.document.StudyDocument;
import org.riskset.site.SiteNode;
import org.riskset.site.cohort.Resources;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.counts.PlanLayout;

/** A real coordinator, three honest site nodes, and one member that is played. */
final class MixedFederation implements AutoCloseable {
    static final String HOSTILE = "hostile";
    private static final Paper STUDY = new Paper("study.yaml", """
            apiVersion: riskset/v1
            kind: Study
            id: net-liver
            title: Three months with delayed entry
            time: {unit: months}
            endpoints:
              os: {time: os_months, entry: os_entry, event: os_event, censored: ["0"], causes: {death: ["1"]}}
            variables:
              arm: {type: categorical, levels: ["a", "b"]}
            """);

    final CoordinatorNode coordinator;
    final RuleBreaker hostile;
    final List<SiteNode> honest = new ArrayList<>();
    private final Map<RunId, Loot> loot = new ConcurrentHashMap<>();
    private int runs;

    private MixedFederation(Path folder) {
        coordinator = LocalCoordinator.start(
                folder.resolve("coordinator"), LocalCoordinator.MINUTES, new SecureRandom(), Clock.systemUTC());
        coordinator.watch().listen(this::changed);
        hostile = RuleBreaker.enrolled(coordinator, HOSTILE);
    }

    static MixedFederation start(Path folder) {
        MixedFederation federation = new MixedFederation(folder);
        Map<String, LocalSite> homes = new TreeMap<>();
        List.of("site-1", "site-2", "site-3")
                .forEach(s -> homes.put(s, new LocalSite(folder.resolve(s), new SecureRandom(), Clock.systemUTC())));
        homes.forEach((site, home) -> federation.start(folder, site, homes));
        return federation;
    }

    private void start(Path folder, String site, Map<String, LocalSite> homes) {
        List<SitePolicy.Peer> peers = new ArrayList<>();
        peers.add(new SitePolicy.Peer(
                HOSTILE, hostile.key.identity().fingerprint().file()));
        homes.forEach((other, home) -> {
            if (!other.equals(site)) {
                peers.add(
                        new SitePolicy.Peer(other, home.identity().fingerprint().file()));
            }
        });
        Center center = new Center(
                new SiteId(site), rows(folder, site), AttackedSites.secureOnly().knowing(peers));
        String invitation =
                coordinator.invitations().invite(new SiteId(site), site, SampleStudy.ID, Duration.ofHours(1), true);
        honest.add(homes.get(site).start(center, SampleStudy.ID, invitation, new Resources(1, 64), p -> {}));
    }

    private static Path rows(Path folder, String site) {
        List<String> rows = new ArrayList<>();
        rows.addAll(Collections.nCopies(4711, "1.5,0,1,a"));
        rows.addAll(Collections.nCopies(2853, "2.5,1,0,b"));
        return SampleStudy.file(folder, site, "os_months,os_entry,os_event,arm", rows);
    }

    /** A new run of everybody, in which the hostile member has agreed. */
    PlayedMember asked(String more) {
        Paper plan = plan("attack " + runs++, more);
        Run run =
                coordinator.submission().submit(STUDY, plan, "secure", List.of(HOSTILE, "site-1", "site-2", "site-3"));
        return new PlayedMember(coordinator, hostile, run);
    }

    private static Paper plan(String purpose, String more) {
        return new Paper("plan.yaml", """
                apiVersion: riskset/v1
                kind: AnalysisPlan
                study: net-liver
                purpose: %s
                endpoint: os
                time: {grid: 1, horizon: 3}
                release: {minSites: 3, level: exact}
                %s
                """.formatted(purpose, more));
    }

    static Layout layout(String more) {
        StudyDocument study = StudyDocument.read("study.yaml", STUDY.text().getBytes(UTF_8));
        byte[] plan = plan("layout", more).text().getBytes(UTF_8);
        return PlanLayout.of(
                study.study(),
                PlanDocument.read("plan.yaml", plan, study.study()).plan());
    }

    // Before the sum is opened the coordinator has all it will ever have.
    private void changed(Run run) {
        if (run.state() == RunState.REVIEWING) {
            loot.put(run.id(), loot(run));
        }
    }

    private Loot loot(Run run) {
        Chain chain = new Chain(run);
        Loot all = new Loot(Contexts.secure(run), chain.t2(), chain.keys().all());
        coordinator
                .store()
                .contributions()
                .forEach(run.id(), run.attempt(), row -> all.vector(index(run, row.site()), row.bytes()));
        coordinator
                .store()
                .phaseMessages()
                .of(run.id(), run.attempt(), Phase.OPENING)
                .forEach((site, body) -> {
                    Receipt receipt =
                            participation(run, site).receipt(Phase.OPENING).orElseThrow();
                    all.shares(new UnmaskingShares(receipt.index(), body, receipt.signature()));
                });
        return all;
    }

    private static int index(Run run, SiteId site) {
        return run.roster().member(site).orElseThrow().index();
    }

    private static Participation participation(Run run, SiteId site) {
        return run.participation(site).orElseThrow();
    }

    /** What the coordinator had of a run that came so far. */
    Loot lootOf(Run run) {
        return loot.get(run.id());
    }

    @Override
    public void close() {
        hostile.close();
        honest.forEach(SiteNode::close);
        coordinator.close();
    }
}
