// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.riskset.coordinator.admin.AdminEndpoint;
import org.riskset.coordinator.admin.Invitations;
import org.riskset.coordinator.admin.RunWatch;
import org.riskset.coordinator.admin.Submission;
import org.riskset.coordinator.config.CoordinatorConfig;
import org.riskset.coordinator.enrollment.Enrollment;
import org.riskset.coordinator.exchange.Assignments;
import org.riskset.coordinator.exchange.EnrollmentEndpoint;
import org.riskset.coordinator.exchange.FederationEndpoint;
import org.riskset.coordinator.exchange.SiteAuthentication;
import org.riskset.coordinator.exchange.TaskEndpoint;
import org.riskset.coordinator.exchange.TaskInbox;
import org.riskset.coordinator.report.PooledReport;
import org.riskset.coordinator.run.Clocks;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunDriver;
import org.riskset.coordinator.run.RunEvent;
import org.riskset.coordinator.run.RunMachine;
import org.riskset.coordinator.store.CoordinatorStore;
import org.riskset.privacy.audit.LogName;
import org.riskset.privacy.audit.OwnLog;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.CoordinatorAddress;
import org.riskset.proto.federation.v1.EnrollmentServiceGrpc;
import org.riskset.proto.transport.CertificateAuthority;
import org.riskset.proto.transport.Certificates;
import org.riskset.proto.transport.FederationServer;
import org.riskset.proto.transport.Loopback;
import org.riskset.proto.transport.PeerCertificate;

/** A coordinator, wired by hand in the order data flows; closed in reverse. */
public final class CoordinatorNode implements AutoCloseable {
    private static final Logger LOG = System.getLogger(CoordinatorNode.class.getName());
    private static final long SECONDS_BETWEEN_LOOKS = 1;
    private static final int SECONDS_TO_END = 5;

    private final CoordinatorStore store;
    private final OwnLog log;
    private final ExecutorService pooling;
    private final ScheduledExecutorService deadlines;
    private final TaskInbox inbox;
    private final RunDriver driver;
    private final RunWatch watch = new RunWatch();
    private final List<Consumer<PooledReport>> readers = new CopyOnWriteArrayList<>();
    private final FederationServer server;
    private final Enrollment enrollment;
    private final CertificateAuthority authority;
    private final SiteKey identity;
    private final SiteKey requester;
    private final CoordinatorConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private Loopback admin;

    /**
     * A coordinator that is not started yet.
     *
     * @throws org.riskset.survival.error.RisksetException when keys or database are not fit to start
     */
    public CoordinatorNode(CoordinatorConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        CoordinatorFiles files = new CoordinatorFiles(config.keys());
        identity = SiteKey.read(files.identity());
        requester = SiteKey.read(files.requester());
        authority = CertificateAuthority.open(files.authorityKey(), files.authority(), clock, random);

        store = CoordinatorStore.open(config.store(), clock);
        pooling = Executors.newSingleThreadExecutor(work -> daemon(work, "pooling"));
        deadlines = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "deadlines"));
        StoredBodies bodies = new StoredBodies(store);
        inbox = new TaskInbox(new Assignments(store.runs(), bodies, identity));
        log = new OwnLog(
                store.log(),
                OwnLog.name(identity.identity(), LogName.COORDINATOR),
                identity,
                identity.identity(),
                new LoggedObjects(store)::all);
        ResultLog results = new ResultLog(store, log);
        CoordinatorActions actions =
                new CoordinatorActions(store, results, inbox, pooling, this::reported, this::ended);
        driver = new RunDriver(store.runs(), new RunMachine(clocks(config)), actions, watch, clock);

        CoordinatorVectors vectors = new CoordinatorVectors(store, driver);
        watch.listen(vectors::changed);
        watch.listen(this::bound);

        enrollment = new Enrollment(store.sites(), this::issue, clock);
        SiteAuthentication callers = new SiteAuthentication(
                () -> PeerCertificate.current().orElseThrow().site(), store.sites());
        server = FederationServer.of(
                new InetSocketAddress(config.listen().host(), config.listen().port()),
                authority.issueServer(List.of(config.host(), "localhost", "127.0.0.1")),
                authority.certificate(),
                List.of(
                        new EnrollmentEndpoint(enrollment, Certificates.der(authority.certificate())),
                        new TaskEndpoint(callers, store.sites(), inbox, store.runs(), store.documents()::find, clock),
                        new FederationEndpoint(callers, store.runs(), driver, vectors, bodies, clock)),
                Set.of(EnrollmentServiceGrpc.getEnrollMethod().getFullMethodName()),
                clock);
    }

    private static Clocks clocks(CoordinatorConfig config) {
        var given = config.clocks();
        return new Clocks(
                given.inviting(),
                given.keying(),
                given.sharing(),
                given.collecting(),
                given.confirming(),
                given.unmasking());
    }

    /** Listens, goes on with what was under way, and begins to look at deadlines. */
    public CoordinatorNode start() {
        server.start();
        admin = Loopback.of(
                        new CoordinatorFiles(config.keys()).token(),
                        config.admin().port(),
                        List.of(new AdminEndpoint(
                                invitations(),
                                enrollment,
                                store.sites(),
                                inbox::connected,
                                submission(),
                                new StoredRuns(store),
                                store.runs(),
                                driver,
                                watch,
                                log,
                                clock)),
                        random)
                .start();
        log.checkpoint();
        driver.resume();
        deadlines.scheduleWithFixedDelay(log::checkpoint, 1, 1, TimeUnit.DAYS);
        deadlines.scheduleWithFixedDelay(
                this::lookAtDeadlines, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
        return this;
    }

    // What was recorded of a run that has ended is bound before anybody hears of its end.
    private void bound(Run run) {
        if (run.state().hasEnded()) {
            log.checkpoint();
        }
    }

    private void lookAtDeadlines() {
        try {
            driver.tickAll();
        } catch (RuntimeException e) {
            // The scheduler would never look again.
            LOG.log(Level.ERROR, "the deadlines could not be looked at", e);
        }
    }

    /** Makes invitations to this coordinator; it has to be listening. */
    public Invitations invitations() {
        return new Invitations(
                enrollment,
                new CoordinatorAddress(config.host(), server.port()),
                Base64.getEncoder().encodeToString(Certificates.der(authority.certificate())),
                identity,
                requester.identity(),
                random,
                clock);
    }

    /** Starts runs, signed by this coordinator's own requester. */
    public Submission submission() {
        return new Submission(new StoredRuns(store), store.sites(), driver, requester, random, clock);
    }

    /** Hears of runs. */
    public RunWatch watch() {
        return watch;
    }

    /** Hears of every report once it is stored, on the thread that made it. */
    public void onReport(Consumer<PooledReport> reader) {
        readers.add(reader);
    }

    private void reported(PooledReport report) {
        readers.forEach(reader -> reader.accept(report));
    }

    public CoordinatorStore store() {
        return store;
    }

    /** The coordinator's log. */
    public OwnLog log() {
        return log;
    }

    /** Sites that are connected now. */
    public Set<SiteId> connected() {
        return inbox.connected();
    }

    public int port() {
        return server.port();
    }

    private Enrollment.Issued issue(SiteId site, String request) {
        var chain = authority.issueSite(site, Base64.getDecoder().decode(request));
        String der = Base64.getEncoder().encodeToString(Certificates.der(chain.get(0)));
        return new Enrollment.Issued(der, chain.get(0).getNotAfter().toInstant());
    }

    private void ended(Run run, RunEvent event) {
        try {
            driver.on(run.id(), event);
        } catch (RejectedExecutionException stopping) {
            throw new IllegalStateException("the coordinator stops; it goes on at the next start", stopping);
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        Optional.ofNullable(admin).ifPresent(Loopback::close);
        inbox.close();
        server.close();
        deadlines.shutdownNow();
        pooling.shutdownNow();
        ended(deadlines);
        ended(pooling);
        store.close();
    }

    // The database must not go before the threads that write to it.
    private static void ended(ExecutorService work) {
        try {
            work.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
