// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.exchange;

import io.grpc.stub.StreamObserver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.riskset.proto.codec.AnswerCodec;
import org.riskset.proto.codec.ContributionCodec;
import org.riskset.proto.codec.ExchangeError;
import org.riskset.proto.codec.PhaseCodec;
import org.riskset.proto.federation.v1.AnswerServiceGrpc;
import org.riskset.proto.federation.v1.ContributeRequest;
import org.riskset.proto.federation.v1.ContributeResponse;
import org.riskset.proto.transport.CallFailure;
import org.riskset.proto.transport.Deadlines;
import org.riskset.proto.transport.FederationChannel;
import org.riskset.site.task.Message;
import org.riskset.site.task.Outbox;
import org.riskset.site.task.Outbox.Waiting;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.error.UnreachableException;

/**
 * Sends what waits, in order. A message stays until the coordinator has it or refuses it; an unreachable coordinator is
 * tried again later with the same bytes.
 */
public final class OutboxSender {
    private static final Logger LOG = System.getLogger(OutboxSender.class.getName());
    private static final Set<String> NOT_WORKED_ON = Set.of(ExchangeError.INTERNAL.code(), ExchangeError.ENDED.code());

    private final Outbox outbox;
    private final FederationChannel channel;

    public OutboxSender(Outbox outbox, FederationChannel channel) {
        this.outbox = outbox;
        this.channel = channel;
    }

    /**
     * Sends everything that waits.
     *
     * @return whether nothing waits any more; what the coordinator could not work on waits on
     * @throws UnreachableException when the coordinator was not reached; the rest waits on
     */
    boolean sendAll() {
        boolean all = true;
        for (Waiting waiting : outbox.waiting()) {
            boolean settled = settled(waiting.message());
            if (settled) {
                outbox.acknowledged(waiting.id());
            }
            all &= settled;
        }
        return all;
    }

    private boolean settled(Message message) {
        try {
            send(message);
            return true;
        } catch (UnreachableException e) {
            throw e;
        } catch (RisksetException e) {
            boolean refused = !NOT_WORKED_ON.contains(e.first().code().code());
            LOG.log(
                    Level.WARNING,
                    "the coordinator {0} a message of run {1}: {2}",
                    refused ? "refused" : "could not work on",
                    message.run(),
                    e.getMessage());
            return refused;
        }
    }

    private void send(Message message) {
        message.<Runnable>fold(
                        accept ->
                                () -> CallFailure.read(() -> answers().accept(AnswerCodec.encode(accept.acceptance()))),
                        decline ->
                                () -> CallFailure.read(() -> answers().decline(AnswerCodec.encode(decline.decline()))),
                        vector -> () -> contribute(vector),
                        answer -> () -> CallFailure.read(() ->
                                answers().answer(PhaseCodec.encode(answer.run(), answer.attempt(), answer.answer()))),
                        complain -> () -> CallFailure.read(() -> answers()
                                .complain(PhaseCodec.encode(complain.run(), complain.attempt(), complain.complaint()))))
                .run();
    }

    private AnswerServiceGrpc.AnswerServiceBlockingStub answers() {
        return Deadlines.ANSWER.on(AnswerServiceGrpc.newBlockingStub(channel.channel()));
    }

    private void contribute(Message.Contribute message) {
        Answer answer = new Answer();
        StreamObserver<ContributeRequest> out = Deadlines.TRANSFER
                .on(AnswerServiceGrpc.newStub(channel.channel()))
                .contribute(answer);
        ContributionCodec.encode(message.run(), message.attempt(), message.vector())
                .forEach(out::onNext);
        out.onCompleted();
        answer.await();
    }

    /** Waits for the one answer of a stream of chunks. */
    private static final class Answer implements StreamObserver<ContributeResponse> {
        private final CompletableFuture<ContributeResponse> future = new CompletableFuture<>();

        @Override
        public void onNext(ContributeResponse response) {
            future.complete(response);
        }

        @Override
        public void onError(Throwable failure) {
            future.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {
            future.complete(ContributeResponse.getDefaultInstance());
        }

        void await() {
            try {
                future.join();
            } catch (CompletionException e) {
                throw CallFailure.of(e.getCause());
            }
        }
    }
}
