// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import com.google.protobuf.ByteString;
import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.riskset.proto.codec.AnswerCodec;
import org.riskset.proto.codec.ContributionCodec;
import org.riskset.proto.codec.PhaseCodec;
import org.riskset.proto.federation.v1.AcceptRequest;
import org.riskset.proto.federation.v1.AcceptResponse;
import org.riskset.proto.federation.v1.AnswerRequest;
import org.riskset.proto.federation.v1.AnswerResponse;
import org.riskset.proto.federation.v1.AnswerServiceGrpc;
import org.riskset.proto.federation.v1.ComplainRequest;
import org.riskset.proto.federation.v1.ComplainResponse;
import org.riskset.proto.federation.v1.ContributeRequest;
import org.riskset.proto.federation.v1.ContributeResponse;
import org.riskset.proto.federation.v1.DeclineRequest;
import org.riskset.proto.federation.v1.DeclineResponse;

/** Everything that sites have said to a {@link TwoFacedCoordinator}, each in its order. */
final class Overheard {
    private static final long PATIENCE = 30;

    /** How many of the next messages are taken in without the site hearing so. */
    final AtomicInteger unacknowledged = new AtomicInteger();

    private final Map<String, BlockingQueue<Object>> said = new ConcurrentHashMap<>();

    /** A masked vector as it travelled. */
    record Vector(ContributionCodec.Header header, byte[] bytes) {}

    BindableService service() {
        return new Answers();
    }

    /** The next message of a site, of this kind and no other. */
    <T> T next(String site, Class<T> kind) {
        Object message = poll(of(site));
        if (!kind.isInstance(message)) {
            throw new AssertionError("expected " + kind.getSimpleName() + " of " + site + ", got " + message);
        }
        return kind.cast(message);
    }

    private static Object poll(BlockingQueue<Object> queue) {
        try {
            return queue.poll(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean nothingMoreFrom(String site) {
        return of(site).isEmpty();
    }

    private BlockingQueue<Object> of(String site) {
        return said.computeIfAbsent(site, s -> new LinkedBlockingQueue<>());
    }

    private <T> void hear(Object message, StreamObserver<T> out, T answer) {
        boolean lost = unacknowledged.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        of(TwoFacedCoordinator.caller()).add(message);
        if (lost) {
            throw new IllegalStateException("lost on its way back");
        }
        out.onNext(answer);
        out.onCompleted();
    }

    private final class Answers extends AnswerServiceGrpc.AnswerServiceImplBase {
        @Override
        public void accept(AcceptRequest request, StreamObserver<AcceptResponse> out) {
            hear(AnswerCodec.decode(request), out, AcceptResponse.getDefaultInstance());
        }

        @Override
        public void decline(DeclineRequest request, StreamObserver<DeclineResponse> out) {
            hear(AnswerCodec.decode(request), out, DeclineResponse.getDefaultInstance());
        }

        @Override
        public void answer(AnswerRequest request, StreamObserver<AnswerResponse> out) {
            hear(PhaseCodec.decode(request).answer(), out, AnswerResponse.getDefaultInstance());
        }

        @Override
        public void complain(ComplainRequest request, StreamObserver<ComplainResponse> out) {
            hear(PhaseCodec.decode(request).complaint(), out, ComplainResponse.getDefaultInstance());
        }

        @Override
        public StreamObserver<ContributeRequest> contribute(StreamObserver<ContributeResponse> out) {
            return new Chunks(out);
        }
    }

    private final class Chunks implements StreamObserver<ContributeRequest> {
        private final StreamObserver<ContributeResponse> out;
        private ContributionCodec.Header header;
        private ByteString bytes = ByteString.EMPTY;

        Chunks(StreamObserver<ContributeResponse> out) {
            this.out = out;
        }

        @Override
        public void onNext(ContributeRequest part) {
            if (part.hasHeader()) {
                header = ContributionCodec.decode(part.getHeader());
            } else {
                bytes = bytes.concat(part.getChunk());
            }
        }

        @Override
        public void onError(Throwable broken) {}

        @Override
        public void onCompleted() {
            hear(new Vector(header, bytes.toByteArray()), out, ContributeResponse.getDefaultInstance());
        }
    }
}
