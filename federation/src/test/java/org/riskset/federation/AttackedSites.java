// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.riskset.privacy.disclosure.AllowList;
import org.riskset.privacy.disclosure.PlanLimits;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.disclosure.ReleaseDemand;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.disclosure.VariableRules;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.masking.InstanceSecrets;
import org.riskset.site.SiteFiles;
import org.riskset.site.SiteNode;
import org.riskset.site.cohort.Resources;
import org.riskset.site.task.Task;

/** Real site nodes that have pinned each other, under the hand of a {@link TwoFacedCoordinator}. */
final class AttackedSites implements AutoCloseable {
    private static final int EVENTS = 4711;
    private static final int CENSORED = 2853;

    final TwoFacedCoordinator coordinator = new TwoFacedCoordinator();
    private final Path folder;
    private final Map<String, LocalSite> homes = new TreeMap<>();
    private final Map<String, SiteNode> nodes = new TreeMap<>();
    private final Map<String, SiteKey> inventions = new ConcurrentHashMap<>();
    private final Map<RunId, Map<String, Task>> tasks = new ConcurrentHashMap<>();
    private final Map<RunId, Map<String, Secrets>> secrets = new ConcurrentHashMap<>();
    private int runs;

    /** What no party but the site itself ever has together; only a test sees it. */
    record Secrets(byte[] sealing, byte[] masking, byte[] self, byte[] counts) {}

    private AttackedSites(Path folder, int count) {
        this.folder = folder;
        IntStream.rangeClosed(1, count)
                .forEach(i -> homes.put("site-" + i, new LocalSite(home(i), new SecureRandom(), Clock.systemUTC())));
    }

    /** So many sites, site-1 to site-n, each following. */
    static AttackedSites start(Path folder, int count) {
        AttackedSites sites = new AttackedSites(folder, count);
        sites.homes.keySet().forEach(sites::start);
        Nodes.await(() -> sites.homes.keySet().stream().allMatch(sites.coordinator::follows), "every site follows");
        return sites;
    }

    private void start(String site) {
        Center center =
                new Center(new SiteId(site), file(site, EVENTS), secureOnly().knowing(othersThan(site)));
        SiteNode node = homes.get(site)
                .start(center, SampleStudy.ID, coordinator.invitation(site), new Resources(1, 64), p -> {});
        node.onTask(task -> learn(site, task));
        nodes.put(site, node);
    }

    private Path home(int site) {
        return folder.resolve("home-" + site);
    }

    /** Writes the rows of a site, so many of them with an event. */
    Path file(String site, int events) {
        return SampleStudy.file(
                folder,
                site,
                String.join("\n", Collections.nCopies(events, "1.5,1")),
                String.join("\n", Collections.nCopies(CENSORED, "2.5,0")));
    }

    private List<SitePolicy.Peer> othersThan(String site) {
        return homes.entrySet().stream()
                .filter(e -> !e.getKey().equals(site))
                .map(e -> new SitePolicy.Peer(
                        e.getKey(), e.getValue().identity().fingerprint().file()))
                .toList();
    }

    static SitePolicy secureOnly() {
        return new SitePolicy(
                1,
                AllowList.everything(),
                AllowList.everything(),
                AllowList.everything(),
                AllowList.everything(),
                List.of(Mode.SECURE),
                AllowList.everything(),
                3,
                Quorum.DEFAULT,
                OptionalDouble.empty(),
                VariableRules.EVERYTHING,
                PlanLimits.NONE,
                ReleaseDemand.EXACT,
                SitePolicy.Approval.AUTO,
                List.of(),
                Optional.empty());
    }

    private void learn(String site, Task task) {
        tasks.computeIfAbsent(task.request().run(), run -> new ConcurrentHashMap<>())
                .put(site, task);
        task.instance()
                .flatMap(i -> i.secrets())
                .ifPresent(s -> secrets.computeIfAbsent(task.request().run(), run -> new ConcurrentHashMap<>())
                        .put(site, secrets(s, task)));
    }

    private static Secrets secrets(InstanceSecrets drawn, Task task) {
        byte[] counts =
                task.frozen().map(f -> Base64.getDecoder().decode(f.body())).orElseThrow();
        return new Secrets(
                drawn.sealing().bytes(), drawn.masking().bytes(), drawn.self().bytes(), counts);
    }

    /** What a site has drawn and counted for a run. */
    Secrets secrets(RunId run, String site) {
        return secrets.get(run).get(site);
    }

    /** A request as a site stored it last. */
    Task task(RunId run, String site) {
        return tasks.get(run).get(site);
    }

    /** The true identity of a site; one that there is not is invented. */
    PublicIdentity identity(String site) {
        return homes.containsKey(site)
                ? homes.get(site).identity()
                : invented(site).identity();
    }

    /** The key of a site that the coordinator has thought up. */
    SiteKey invented(String site) {
        return inventions.computeIfAbsent(site, s -> SiteKey.generate(new SecureRandom()));
    }

    /** A site's own signing key, for what a thief of it or a hostile member could do. */
    SiteKey key(String site) {
        return SiteKey.read(files(site).identity());
    }

    /** The next thing a site says, of this kind and no other. */
    <T> T next(String site, Class<T> kind) {
        return coordinator.overheard.next(site, kind);
    }

    /**
     * Every site has worked on all it was told, and has said no more than a test has asked for. How this is known: each
     * is asked for what it never does, and its refusal is the next thing it says.
     */
    void quiet() {
        AttackRun fence = AttackRun.of(this, homes.keySet().toArray(String[]::new));
        fence.members.forEach(m -> fence.tell(m, fence.task(Mode.PLAIN)));
        List<Object> more = new ArrayList<>();
        for (String member : fence.members) {
            Object said = next(member, Object.class);
            while (!(said instanceof Decline refusal && refusal.run().equals(fence.id))) {
                more.add(member + " says " + said);
                said = next(member, Object.class);
            }
        }
        assertEquals(List.of(), more);
    }

    SiteFiles files(String site) {
        return new SiteFiles(
                home(Integer.parseInt(site.substring("site-".length()))).resolve("keys"));
    }

    int nextNumber() {
        return ++runs;
    }

    /** Nobody's log has a count or a secret in any of its forms. */
    void nothingSecretIn(LogLines log) {
        for (int count : List.of(EVENTS, CENSORED)) {
            log.tellNothingOf(String.valueOf(count));
            log.tellNothingOf(String.format("%,d", count));
        }
        secrets.values().stream()
                .flatMap(run -> run.values().stream())
                .flatMap(s -> List.of(s.sealing(), s.masking(), s.self()).stream())
                .forEach(secret -> {
                    log.showNowhere(HexFormat.of().formatHex(secret));
                    log.showNowhere(Base64.getEncoder().withoutPadding().encodeToString(secret));
                });
    }

    @Override
    public void close() {
        nodes.values().forEach(SiteNode::close);
        coordinator.close();
    }
}
