// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.riskset.coordinator.CoordinatorNode;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.disclosure.HistoryRules;
import org.riskset.privacy.disclosure.HistoryRules.OnHit;
import org.riskset.privacy.disclosure.HistoryRules.RosterChange;
import org.riskset.privacy.disclosure.LedgerEntry;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Phase;
import org.riskset.site.SiteFiles;
import org.riskset.site.SiteNode;
import org.riskset.site.cohort.Resources;
import org.riskset.site.store.SiteStore;
import org.riskset.site.task.Message;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;

/**
 * A federation of three in which one site loses its power at given steps and starts again from the disk as it was then:
 * nothing that runs at an orderly end has touched it.
 */
final class CrashingSite implements AutoCloseable {
    private static final String SITE = "site-3";

    // Every answer is recorded, and rosters are compared.
    private static final HistoryRules REMEMBERING = new HistoryRules(
            Optional.empty(), Optional.of(new RosterChange(3, OnHit.REFUSE)), OptionalInt.empty(), Optional.empty());

    private final Path folder;
    private final List<TaskState> steps;
    private final boolean sentFirst;
    private final CoordinatorNode coordinator;
    private final Map<String, LocalSite> homes = new TreeMap<>();
    private final List<SiteNode> others = new ArrayList<>();
    private final Map<TaskState, List<Message>> crashes = new ConcurrentSkipListMap<>();
    private final ExecutorService power = Executors.newSingleThreadExecutor();
    private StoredLife saved;
    private volatile SiteNode node;
    private volatile Path lastHome;
    private volatile TaskState state;

    private CrashingSite(Path folder, List<TaskState> steps, boolean sentFirst) {
        this.folder = folder;
        this.steps = steps;
        this.sentFirst = sentFirst;
        coordinator = LocalCoordinator.start(
                folder.resolve("coordinator"), LocalCoordinator.MINUTES, new SecureRandom(), Clock.systemUTC());
    }

    /**
     * Starts the three.
     *
     * @param sentFirst whether the message of the step leaves before the power is lost, and only that it arrived is not
     *     stored any more
     */
    static CrashingSite start(Path folder, List<TaskState> steps, boolean sentFirst) {
        CrashingSite site = new CrashingSite(folder, steps, sentFirst);
        List.of("site-1", "site-2", SITE)
                .forEach(s ->
                        site.homes.put(s, new LocalSite(folder.resolve(s), new SecureRandom(), Clock.systemUTC())));
        site.others.add(site.start("site-1"));
        site.others.add(site.start("site-2"));
        site.watched(site.start(SITE), folder.resolve(SITE));
        return site;
    }

    private SiteNode start(String name) {
        String invitation =
                coordinator.invitations().invite(new SiteId(name), name, SampleStudy.ID, Duration.ofHours(1), true);
        return homes.get(name).start(center(name), SampleStudy.ID, invitation, new Resources(1, 64), p -> {});
    }

    private Center center(String name) {
        List<SitePolicy.Peer> peers = homes.entrySet().stream()
                .filter(e -> !e.getKey().equals(name))
                .map(e -> new SitePolicy.Peer(
                        e.getKey(), e.getValue().identity().fingerprint().file()))
                .toList();
        Path rows = SampleStudy.file(folder.resolve("data"), name, "1.5,1", "2.5,0", "2.5,0");
        return new Center(
                new SiteId(name),
                rows,
                AttackedSites.secureOnly().knowing(peers).remembering(REMEMBERING));
    }

    private void watched(SiteNode life, Path home) {
        node = life;
        lastHome = home;
        life.onTask(task -> stored(life, home, task));
    }

    // The task is on disk, and nothing that it lets leave has left.
    private synchronized void stored(SiteNode life, Path home, Task task) {
        if (life != node) {
            return;
        }
        state = task.state();
        if (saved != null) {
            lost(life);
        } else if (steps.contains(state) && !crashes.containsKey(state)) {
            saved = StoredLife.copied(home, folder.resolve("life-" + (crashes.size() + 1)));
            crashes.put(state, saved.waiting());
            if (!sentFirst) {
                lost(life);
            }
        }
    }

    private void lost(SiteNode life) {
        life.cutOff();
        StoredLife disk = saved;
        saved = null;
        node = null;
        power.execute(() -> {
            life.close();
            SiteNode next = disk.node(center(SITE));
            watched(next, disk.home());
            next.start();
        });
    }

    /** A run of all three, until it has ended and the site has heard so in its last life. */
    Run run() {
        Run submitted = coordinator
                .submission()
                .submit(SampleStudy.study(), SampleStudy.plan("crash", 3), "secure", List.of("site-1", "site-2", SITE));
        Run ended = Ends.of(coordinator, submitted.id());
        Nodes.await(() -> crashes.size() == steps.size() && node != null && state == TaskState.DONE, "it has heard");
        return ended;
    }

    /** At which steps the power was lost. */
    List<TaskState> crashes() {
        return List.copyOf(crashes.keySet());
    }

    /** What the site remembers of its answers after its last life. */
    List<LedgerEntry> ledger() {
        StoredLife looked = StoredLife.copied(lastHome, lastHome.resolveSibling("ledger-looked-at"));
        Path head = new SiteFiles(looked.home().resolve("keys")).ledgerHead();
        try (SiteStore store = SiteStore.open(looked.home().resolve("site.db"), head)) {
            return store.ledger().read().ledger().entries();
        }
    }

    /** Steps whose one message, as it was stored before the power was lost, is not what the coordinator has. */
    List<TaskState> sentOtherwise(Run run) {
        Participation known = run.participation(new SiteId(SITE)).orElseThrow();
        return crashes.entrySet().stream()
                .filter(e ->
                        e.getValue().size() != 1 || !isKnown(known, e.getValue().get(0)))
                .map(Map.Entry::getKey)
                .toList();
    }

    // Signatures are deterministic and cover everything: an equal one is over equal bytes.
    private static boolean isKnown(Participation known, Message message) {
        return message.fold(
                accept -> known.acceptance().equals(Optional.of(accept.acceptance())),
                decline -> false,
                vector -> signed(known, Phase.VECTOR).equals(vector.vector().signature()),
                answer -> signed(known, answer.answer().phase())
                        .equals(answer.answer().signature()),
                complain -> false);
    }

    private static Signature signed(Participation known, Phase phase) {
        return known.receipt(phase).orElseThrow().signature();
    }

    @Override
    public void close() {
        power.shutdown();
        others.forEach(SiteNode::close);
        if (node != null) {
            node.close();
        }
        coordinator.close();
    }
}
