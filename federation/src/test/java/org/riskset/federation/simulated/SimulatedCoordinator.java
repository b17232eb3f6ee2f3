// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.riskset.coordinator.exchange.Assignments;
import org.riskset.coordinator.exchange.FederationEndpoint;
import org.riskset.coordinator.exchange.SiteAuthentication;
import org.riskset.coordinator.exchange.TaskEndpoint;
import org.riskset.coordinator.exchange.TaskInbox;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunDriver;
import org.riskset.coordinator.run.RunEvent;
import org.riskset.coordinator.run.RunMachine;
import org.riskset.coordinator.run.RunState;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.proto.federation.v1.AcceptRequest;
import org.riskset.proto.federation.v1.AcceptResponse;
import org.riskset.proto.federation.v1.AnswerRequest;
import org.riskset.proto.federation.v1.AnswerResponse;
import org.riskset.proto.federation.v1.ComplainRequest;
import org.riskset.proto.federation.v1.ComplainResponse;
import org.riskset.proto.federation.v1.ContributeRequest;
import org.riskset.proto.federation.v1.ContributeResponse;
import org.riskset.proto.federation.v1.DeclineRequest;
import org.riskset.proto.federation.v1.DeclineResponse;
import org.riskset.proto.federation.v1.FetchRequest;
import org.riskset.proto.federation.v1.FetchResponse;
import org.riskset.proto.federation.v1.FollowRequest;
import org.riskset.proto.transport.CallFailure;
import org.riskset.survival.digest.Digest;

/** The coordinator: the real endpoints, intake, driver and machine over a disk that survives. */
final class SimulatedCoordinator {
    final CrashPoints crashes = new CrashPoints();
    final CoordinatorDisk disk;

    private final Setting setting;
    private final Deque<Runnable> pooling = new ArrayDeque<>();
    private final Members members;
    private Optional<Process> process = Optional.empty();
    private SiteId caller;
    private int runs;

    /** What a crash ends. */
    private record Process(RunDriver driver, TaskEndpoint tasks, FederationEndpoint answers) {}

    SimulatedCoordinator(int sites, Setting setting) {
        this.setting = setting;
        this.members = new Members(sites);
        this.disk = Planted.coordinatorDisk(setting.bug(), crashes, (before, after, others) -> {
            setting.trace()
                    .add(() -> "coordinator: run " + after.number() + " " + before.state() + " -> "
                            + after.state() + " attempt " + after.attempt()
                            + after.problem().map(p -> " " + p).orElse(""));
            setting.observer().runs().written(before, after, others);
        });
    }

    /** The process starts and goes on with what was under way. */
    void start() {
        TaskInbox inbox = new TaskInbox(new Assignments(disk, disk, Parties.COORDINATOR));
        SumOfRun sums = new SumOfRun(disk, setting);
        RunDriver driver = new RunDriver(
                disk,
                new RunMachine(Planted.clocks(setting.bug())),
                (action, run) -> {
                    switch (action) {
                        case TELL -> inbox.tell(run);
                        case POOL -> pooling.add(() -> on(run.id(), sums.pooled(run)));
                        case CLOSE -> {
                            inbox.tell(run);
                            disk.forget(run.id());
                        }
                    }
                },
                run -> {},
                setting.clock());
        SiteAuthentication callers = new SiteAuthentication(() -> caller, members);
        process = Optional.of(new Process(
                driver,
                new TaskEndpoint(callers, members, inbox, disk, SmallStudy::document, setting.clock()),
                new FederationEndpoint(
                        callers,
                        disk,
                        driver,
                        Planted.vectors(setting.bug(), new VectorsInMemory(disk, driver), disk),
                        disk,
                        setting.clock())));
        driver.resume();
    }

    void crash() {
        setting.trace().add(() -> "coordinator crashes");
        setting.tally().add("coordinator crashes");
        process = Optional.empty();
        pooling.clear();
        crashes.disarm();
        disk.interleave(() -> {});
        disk.crashed();
    }

    boolean isUp() {
        return process.isPresent();
    }

    /** The requester asks every site. */
    void submit(SmallStudy study) {
        byte[] name = new byte[16];
        setting.dice().fill(name);
        Instant now = setting.clock().instant();
        List<Participation> asked = members.all().stream()
                .map(m -> Participation.asked(m.site(), m.identity().orElseThrow()))
                .toList();
        Run run = new Run(
                RunId.of(name),
                ++runs,
                study.question(Parties.REQUESTER),
                RunState.SUBMITTED,
                1,
                asked,
                now,
                now,
                Optional.empty(),
                Optional.empty());
        disk.add(run);
        process().driver().tick(run.id());
    }

    private Process process() {
        return process.orElseThrow();
    }

    void cancel(Run run) {
        on(run.id(), new RunEvent.Ended(RunState.CANCELLED, Optional.of("RS-RUN-006: cancelled")));
    }

    private void on(RunId run, RunEvent event) {
        process().driver().on(run, event);
    }

    /** Looks at the deadlines. */
    void tick() {
        process().driver().tickAll();
    }

    boolean hasWork() {
        return !pooling.isEmpty();
    }

    void work() {
        pooling.remove().run();
    }

    /** A site has connected. */
    void follow(SiteId site, Stream stream) {
        caller = site;
        process().tasks().follow(FollowRequest.newBuilder().setVersion("1").build(), stream);
    }

    /** A site fetches what an assignment names. */
    byte[] fetch(SiteId site, Digest digest) {
        caller = site;
        Reply<FetchResponse> reply = new Reply<>();
        process()
                .tasks()
                .fetch(
                        FetchRequest.newBuilder()
                                .setDigest(ByteString.copyFrom(digest.bytes()))
                                .build(),
                        reply);
        reply.failure().ifPresent(failure -> {
            throw CallFailure.of(failure);
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        reply.answers().forEach(chunk -> bytes.writeBytes(chunk.getChunk().toByteArray()));
        return bytes.toByteArray();
    }

    /** A site's message has arrived; how the call failed, if it did. */
    Optional<Throwable> serve(Sent sent) {
        caller = sent.site();
        FederationEndpoint answers = process().answers();
        byte[] first = sent.parts().get(0);
        try {
            return switch (sent.call()) {
                case ACCEPT ->
                    failure((Reply<AcceptResponse> reply) -> answers.accept(AcceptRequest.parseFrom(first), reply));
                case DECLINE ->
                    failure((Reply<DeclineResponse> reply) -> answers.decline(DeclineRequest.parseFrom(first), reply));
                case ANSWER ->
                    failure((Reply<AnswerResponse> reply) -> answers.answer(AnswerRequest.parseFrom(first), reply));
                case COMPLAIN ->
                    failure((Reply<ComplainResponse> reply) ->
                            answers.complain(ComplainRequest.parseFrom(first), reply));
                case CONTRIBUTE -> contributed(answers, sent);
            };
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A call that is given its bytes. */
    @FunctionalInterface
    private interface Call<T> {
        void with(Reply<T> reply) throws InvalidProtocolBufferException;
    }

    private static <T> Optional<Throwable> failure(Call<T> call) throws InvalidProtocolBufferException {
        Reply<T> reply = new Reply<>();
        call.with(reply);
        return reply.failure();
    }

    private static Optional<Throwable> contributed(FederationEndpoint answers, Sent sent)
            throws InvalidProtocolBufferException {
        Reply<ContributeResponse> reply = new Reply<>();
        StreamObserver<ContributeRequest> in = answers.contribute(reply);
        for (byte[] part : sent.parts()) {
            in.onNext(ContributeRequest.parseFrom(part));
        }
        in.onCompleted();
        return reply.failure();
    }
}
