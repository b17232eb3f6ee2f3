// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.exchange;

import io.grpc.stub.StreamObserver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.proto.federation.v1.FollowRequest;
import org.riskset.proto.federation.v1.FollowResponse;
import org.riskset.proto.federation.v1.TaskServiceGrpc;
import org.riskset.proto.transport.Backoff;
import org.riskset.proto.transport.CallFailure;
import org.riskset.proto.transport.FederationChannel;
import org.riskset.survival.error.UnreachableException;

/**
 * Keeps the connection to the coordinator: dials, follows, comes back after a pause that grows with each failure, and
 * sends what waits in the outbox whenever it can. Everything happens on one thread.
 */
public final class CoordinatorClient implements AutoCloseable {
    private static final Logger LOG = System.getLogger(CoordinatorClient.class.getName());

    private final FederationChannel channel;
    private final AssignmentIntake intake;
    private final OutboxSender sender;
    private final String version;
    private final RandomGenerator random;
    private final Clock clock;
    private final ScheduledExecutorService thread;
    private volatile ConnectionStatus status = ConnectionStatus.NEVER;
    private Backoff backoff = Backoff.standard();
    private Backoff resend = Backoff.standard();
    private boolean resending;
    private int stream;

    public CoordinatorClient(
            FederationChannel channel,
            AssignmentIntake intake,
            OutboxSender sender,
            String version,
            RandomGenerator random,
            Clock clock) {
        this.channel = channel;
        this.intake = intake;
        this.sender = sender;
        this.version = version;
        this.random = random;
        this.clock = clock;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "exchange");
            made.setDaemon(true);
            return made;
        });
    }

    /** Begins to dial. */
    public void start() {
        later(this::connect);
    }

    /** Something new waits in the outbox. */
    public void outboxFilled() {
        later(this::drain);
    }

    public ConnectionStatus status() {
        return status;
    }

    private void connect() {
        stream++;
        Follower follower = new Follower(stream);
        TaskServiceGrpc.newStub(channel.channel())
                .follow(FollowRequest.newBuilder().setVersion(version).build(), follower);
    }

    private void drain() {
        if (!status.connected()) {
            return;
        }
        boolean sent = false;
        try {
            sent = sender.sendAll();
        } catch (UnreachableException e) {
            LOG.log(Level.INFO, "what waits is sent when the coordinator is back: {0}", e.getMessage());
        }
        resend = sent ? resend.succeeded() : resend.failed();
        if (!sent && !resending) {
            resending = true;
            later(this::drainAgain, resend.delay(random).toMillis());
        }
    }

    // The stream may stand while single calls fail, and then nothing else would come to send the rest.
    private void drainAgain() {
        resending = false;
        drain();
    }

    private void greeted() {
        if (!status.connected()) {
            LOG.log(Level.INFO, "connected to the coordinator");
        }
        backoff = backoff.succeeded();
        status = new ConnectionStatus(true, clock.instant());
        drain();
    }

    private void lost(int which, Throwable failure) {
        if (which != stream) {
            return;
        }
        boolean was = status.connected();
        status = new ConnectionStatus(false, status.lastHeard());
        long pause = backoff.delay(random).toMillis();
        backoff = backoff.failed();
        Level level = was || failure == null ? Level.INFO : Level.WARNING;
        String why = failure == null
                ? "the coordinator ended the connection"
                : CallFailure.of(failure).getMessage();
        LOG.log(level, "not connected, next try in {0} ms: {1}", pause, why);
        later(this::redial, pause);
    }

    private void redial() {
        channel.dialAgain();
        connect();
    }

    private void later(Runnable work) {
        later(work, 0);
    }

    private void later(Runnable work, long millis) {
        try {
            thread.schedule(() -> guarded(work), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.DEBUG, "the node stops");
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // A message that cannot be worked on must not end the connection for all others.
            LOG.log(
                    Level.WARNING,
                    "a message of the coordinator was not acted on: {0}",
                    String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        channel.close();
    }

    /** One stream; what comes over an older one is no longer of interest. */
    private final class Follower implements StreamObserver<FollowResponse> {
        private final int which;

        Follower(int which) {
            this.which = which;
        }

        @Override
        public void onNext(FollowResponse response) {
            later(CoordinatorClient.this::greeted);
            if (response.hasAssignment()) {
                Assignment assignment = response.getAssignment();
                later(() -> intake.take(assignment));
            }
        }

        @Override
        public void onError(Throwable failure) {
            later(() -> lost(which, failure));
        }

        @Override
        public void onCompleted() {
            later(() -> lost(which, null));
        }
    }
}
