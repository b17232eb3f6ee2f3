// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.riskset.coordinator.CoordinatorNode;
import org.riskset.coordinator.admin.Submission.Paper;
import org.riskset.coordinator.config.Clocks;
import org.riskset.coordinator.report.PooledReport;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.RunId;
import org.riskset.site.SiteNode;
import org.riskset.site.cohort.Resources;
import org.riskset.site.task.TaskState;
import org.riskset.survival.error.Problem;

/**
 * A coordinator and its sites on 127.0.0.1: the same nodes, keys, certificates and messages as between hospitals, in one
 * process and one folder.
 */
final class LocalFederation implements AutoCloseable {
    private static final Duration INVITATION = Duration.ofHours(1);

    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();
    private final Path folder;
    private final CoordinatorNode coordinator;
    private final List<SiteNode> sites = new ArrayList<>();
    private final Map<Long, PooledReport> reports = new ConcurrentHashMap<>();
    private final Map<RunId, CompletableFuture<Run>> ends = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<SiteProblem> problems = new ConcurrentLinkedQueue<>();

    /** What kept a site from counting. */
    record SiteProblem(String site, Problem problem) {}

    /** How a run ended, and its report if there is one. */
    record Outcome(Run run, Optional<PooledReport> report) {}

    private LocalFederation(Path folder, Clocks clocks) {
        this.folder = folder;
        this.coordinator = LocalCoordinator.start(folder.resolve("coordinator"), clocks, random, clock);
        coordinator.watch().listen(this::changed);
        coordinator.onReport(report -> reports.put(report.runNumber().orElseThrow(), report));
    }

    /**
     * Starts everything in an empty folder.
     *
     * @param study the study's id
     * @param ready hears how many sites are up
     */
    static LocalFederation start(
            Path folder, String study, List<Center> centers, Resources resources, IntConsumer ready) {
        return start(folder, study, centers, resources, LocalCoordinator.MINUTES, ready);
    }

    /** The same with other clocks. */
    static LocalFederation start(
            Path folder, String study, List<Center> centers, Resources resources, Clocks clocks, IntConsumer ready) {
        LocalFederation federation = new LocalFederation(folder, clocks);
        try {
            federation.startSites(study, centers, resources, ready);
            return federation;
        } catch (RuntimeException e) {
            federation.close();
            throw e;
        }
    }

    private void startSites(String study, List<Center> centers, Resources resources, IntConsumer ready) {
        ExecutorService starters =
                Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
        try {
            List<Future<SiteNode>> starting = new ArrayList<>();
            List<LocalSite> homes = homes(centers.size());
            for (int i = 0; i < centers.size(); i++) {
                LocalSite home = homes.get(i);
                Center center = centers.get(i).knowing(others(i, centers, homes));
                starting.add(starters.submit(() -> startSite(home, study, center, resources)));
            }
            for (Future<SiteNode> site : starting) {
                sites.add(Waiting.on(site));
                ready.accept(sites.size());
            }
        } finally {
            starters.shutdownNow();
        }
    }

    // Folders are numbered: a site may have any name.
    private List<LocalSite> homes(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new LocalSite(folder.resolve("site-" + i), random, clock))
                .toList();
    }

    // Each center has compared fingerprints with every other, as hospitals do on the telephone.
    private static List<SitePolicy.Peer> others(int self, List<Center> centers, List<LocalSite> homes) {
        return IntStream.range(0, centers.size())
                .filter(i -> i != self)
                .mapToObj(i -> new SitePolicy.Peer(
                        centers.get(i).site().value(),
                        homes.get(i).identity().fingerprint().file()))
                .toList();
    }

    private SiteNode startSite(LocalSite home, String study, Center center, Resources resources) {
        String name = center.site().value();
        String invitation = coordinator.invitations().invite(center.site(), name, study, INVITATION, true);
        return home.start(center, study, invitation, resources, p -> problems.add(new SiteProblem(name, p)));
    }

    /** Runs a plan through the whole protocol and waits for its end. */
    Outcome run(Paper study, Paper plan, String mode) {
        Run submitted = coordinator.submission().submit(study, plan, mode, List.of());
        Run run = Waiting.on(end(submitted.id()));
        return new Outcome(run, Optional.ofNullable(reports.get((long) run.number())));
    }

    private CompletableFuture<Run> end(RunId run) {
        return ends.computeIfAbsent(run, id -> new CompletableFuture<>());
    }

    private void changed(Run run) {
        if (run.state().hasEnded()) {
            end(run.id()).complete(run);
        }
    }

    /** Cuts the last centers off in the next run: they have shared their keys, their vectors never leave. */
    void lose(int count) {
        for (SiteNode site : sites.subList(sites.size() - count, sites.size())) {
            site.onTask(task -> {
                if (task.state() == TaskState.MASKED) {
                    site.cutOff();
                }
            });
        }
    }

    /** What kept sites from counting since the last call. */
    List<SiteProblem> takeProblems() {
        List<SiteProblem> taken = new ArrayList<>();
        for (SiteProblem problem = problems.poll(); problem != null; problem = problems.poll()) {
            taken.add(problem);
        }
        return taken;
    }

    /** Bytes of messages that have left each site, in the order they were started. */
    Map<String, Long> bytesSent() {
        Map<String, Long> sent = new LinkedHashMap<>();
        sites.forEach(site -> sent.put(site.name(), site.bytesSent()));
        return sent;
    }

    List<SiteNode> sites() {
        return List.copyOf(sites);
    }

    CoordinatorNode coordinator() {
        return coordinator;
    }

    @Override
    public void close() {
        sites.forEach(SiteNode::close);
        coordinator.close();
    }
}
