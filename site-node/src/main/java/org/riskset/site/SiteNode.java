// SPDX-License-Identifier: Apache-2.0
package org.riskset.site;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.riskset.privacy.audit.OwnLog;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.InvitationDocument;
import org.riskset.proto.transport.Certificates;
import org.riskset.proto.transport.ConnectProxy;
import org.riskset.proto.transport.FederationChannel;
import org.riskset.proto.transport.Loopback;
import org.riskset.proto.transport.TlsIdentity;
import org.riskset.site.admin.AdminEndpoint;
import org.riskset.site.cohort.Resources;
import org.riskset.site.config.SiteConfig;
import org.riskset.site.exchange.AssignmentIntake;
import org.riskset.site.exchange.ConnectionStatus;
import org.riskset.site.exchange.CoordinatorClient;
import org.riskset.site.exchange.DocumentFetch;
import org.riskset.site.exchange.OutboxSender;
import org.riskset.site.history.PatientTags;
import org.riskset.site.store.SiteStore;
import org.riskset.site.task.AnswerHistory;
import org.riskset.site.task.Decisions;
import org.riskset.site.task.Documents;
import org.riskset.site.task.PhaseDecisions;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskClocks;
import org.riskset.site.task.TaskMachine;
import org.riskset.site.task.TaskWorker;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** A site node, wired by hand in the order data flows; closed in reverse. */
public final class SiteNode implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SiteNode.class.getName());

    private static final long SECONDS_TO_END = 5;

    private final String name;
    private final SiteStore store;
    private final SiteLog log;
    private final ExecutorService taskThread;
    private final TaskWorker worker;
    private final ScheduledExecutorService ticks;
    private final List<Consumer<Task>> watchers = new CopyOnWriteArrayList<>();
    private final FederationChannel channel;
    private final CoordinatorClient client;
    private final Loopback admin;

    /**
     * A node that is not started yet.
     *
     * @param resources what counting may take of the machine
     * @param failures hears why data could not be counted, in full
     * @throws RisksetException when keys, certificate or database are not fit to start
     */
    public SiteNode(
            SiteConfig config, SitePolicy policy, Resources resources, Consumer<Problem> failures, Clock clock) {
        SiteFiles files = new SiteFiles(config.keys());
        InvitationDocument invitation = files.readInvitation(Instant.MIN);
        if (!files.enrolled()) {
            throw RisksetException.of(Problem.of(NodeError.NOT_ENROLLED, "site " + config.site() + " is not enrolled")
                    .with(Problem.DO, "run: riskset site enroll"));
        }
        pinned(config, invitation);
        SiteId self = invitation.site();
        name = self.value();
        SiteKey key = SiteKey.read(files.identity());
        TlsIdentity tls = TlsIdentity.read(files.tlsKey(), files.tlsChain());
        SecureRandom random = new SecureRandom();

        store = SiteStore.open(config.store(), files.ledgerHead(), clock);
        Documents documents = new StrictDocuments();
        StudyCounting counting = new StudyCounting(config.studies(), resources, tags(config, files, random), clock);
        DisclosurePolicy rules = new DisclosurePolicy(policy, self);
        log = SiteLog.of(
                store, self, key, invitation.coordinator(), rules.conditions().canonicalJson());
        onTask(log::changed);
        AnswerHistory history = new AnswerHistory(rules.history(), store.ledger(), counting, clock);
        Decisions decisions = new Decisions(self, key, rules, documents, counting, history, failures, clock);
        PhaseDecisions phases = new PhaseDecisions(self, key, rules, documents, history, random, clock);
        taskThread = Executors.newSingleThreadExecutor(work -> daemon(work, "tasks-" + self));
        worker = worker(key, decisions, phases, clock);
        ticks = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "expiry-" + self));

        channel = FederationChannel.open(
                invitation.address(), Certificates.of(invitation.authorityDer()), Optional.of(tls), proxy(config));
        AssignmentIntake intake =
                new AssignmentIntake(invitation.coordinator(), store.tasks(), worker, new DocumentFetch(channel));
        client = new CoordinatorClient(
                channel, intake, new OutboxSender(store.outbox(), channel), version(), random, clock);
        AdminEndpoint endpoint = new AdminEndpoint(
                self.value(),
                store.tasks(),
                worker,
                documents,
                tls.certificate().getNotAfter().toInstant(),
                log.own(),
                () -> connection(clock));
        admin = Loopback.of(files.token(), config.admin().port(), List.of(endpoint), random);
    }

    // Without the key of what was remembered nobody would be recognized, so a new one is made only where nobody is
    // known.
    private Optional<PatientTags> tags(SiteConfig config, SiteFiles files, SecureRandom random) {
        boolean identified =
                config.studies().values().stream().anyMatch(s -> s.patient().isPresent());
        if (!identified) {
            return Optional.empty();
        }
        if (!Files.exists(files.ledgerKey()) && store.ledger().knowsNobody()) {
            PatientTags.create(files.ledgerKey(), random);
        }
        return Optional.of(PatientTags.read(files.ledgerKey()));
    }

    private TaskWorker worker(SiteKey key, Decisions decisions, PhaseDecisions phases, Clock clock) {
        return new TaskWorker(
                store.tasks(),
                new TaskMachine(key),
                decisions,
                phases,
                task -> watchers.forEach(watcher -> watcher.accept(task)),
                this::outboxFilled,
                taskThread,
                TaskClocks.of(clock, new SteadyClock(clock)));
    }

    // While connected the two ends ping each other, so what stands was heard just now.
    private AdminEndpoint.Connection connection(Clock clock) {
        ConnectionStatus status = client.status();
        return new AdminEndpoint.Connection(
                status.connected(), status.connected() ? clock.instant() : status.lastHeard());
    }

    /** A node that may use this machine as it likes; why data could not be counted is logged. */
    public static SiteNode onThisMachine(SiteConfig config, SitePolicy policy, Clock clock) {
        return new SiteNode(
                config,
                policy,
                Resources.ofThisMachine(),
                problem -> LOG.log(Level.WARNING, problem.code().code() + ": " + problem.text()),
                clock);
    }

    static void pinned(SiteConfig config, InvitationDocument invitation) {
        if (!config.coordinator().pin().equals(invitation.pin().toString())) {
            throw RisksetException.of(Problem.of(NodeError.PIN, "coordinator.pin in site.yaml is not the invitation's")
                    .with(Problem.SEEN, config.coordinator().pin())
                    .with(Problem.EXPECTED, invitation.pin().toString()));
        }
    }

    /** How the coordinator is reached. */
    static ConnectProxy proxy(SiteConfig config) {
        return config.proxy().system()
                ? ConnectProxy.parse("system")
                : config.proxy()
                        .address()
                        .map(a -> ConnectProxy.parse("http://" + a))
                        .orElse(ConnectProxy.none());
    }

    /** Goes on with what was under way, then dials. */
    public SiteNode start() {
        log.begin();
        admin.start();
        worker.resume();
        client.start();
        ticks.scheduleWithFixedDelay(worker::tick, 1, 1, TimeUnit.MINUTES);
        ticks.scheduleWithFixedDelay(log.own()::checkpoint, 1, 1, TimeUnit.DAYS);
        return this;
    }

    /** Hears of every change of a task after it was stored and before what it lets leave is sent. */
    public void onTask(Consumer<Task> watcher) {
        watchers.add(watcher);
    }

    /** Ends the connection at once, as when the machine loses its power; nothing more leaves. */
    public void cutOff() {
        client.close();
    }

    private void outboxFilled() {
        client.outboxFilled();
    }

    /** The site's log. */
    public OwnLog log() {
        return log.own();
    }

    /** This site's name. */
    public String name() {
        return name;
    }

    /** Whether the coordinator is connected now. */
    public boolean connected() {
        return client.status().connected();
    }

    /** Bytes of messages that have left this site since it started; frames and TLS come on top. */
    public long bytesSent() {
        return channel.bytesSent();
    }

    /** This software's version, as in the jar. */
    public static String version() {
        return Optional.ofNullable(SiteNode.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        admin.close();
        ticks.shutdownNow();
        client.close();
        taskThread.shutdownNow();
        try {
            // What is being counted ends with its connection; the database must not go before the thread that writes to
            // it.
            if (!taskThread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "a request was still being worked on; it goes on at the next start");
            }
            store.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            LOG.log(Level.WARNING, "the database of a site did not close", e);
        }
    }
}
