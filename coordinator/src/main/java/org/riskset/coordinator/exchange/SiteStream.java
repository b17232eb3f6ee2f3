// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.proto.codec.AssignmentCodec;
import org.riskset.proto.codec.LargeBody;
import org.riskset.proto.codec.SignedAssignment;
import org.riskset.proto.federation.v1.FollowResponse;
import org.riskset.survival.digest.Digest;

/** One open stream to a site. Each step of a run is told once over it; gRPC streams are not safe for two threads. */
final class SiteStream {
    private final SiteId site;
    private final ServerCallStreamObserver<FollowResponse> out;
    private final Set<String> told = new HashSet<>();
    // one run is keyed at a time, so there are few
    private final Map<RunId, LargeBody> large = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    SiteStream(SiteId site, ServerCallStreamObserver<FollowResponse> out) {
        this.site = site;
        this.out = out;
    }

    SiteId site() {
        return site;
    }

    /** Says that the stream stands. */
    void greet() {
        send(FollowResponse.getDefaultInstance());
    }

    void tell(SignedAssignment assignment) {
        String step = assignment.run().hex() + assignment.attempt() + "."
                + assignment.body().digest().hex();
        lock.lock();
        try {
            if (told.add(step)) {
                AssignmentCodec.large(assignment).ifPresent(body -> large.put(assignment.run(), body));
                send(FollowResponse.newBuilder()
                        .setAssignment(AssignmentCodec.encode(assignment))
                        .build());
            }
        } finally {
            lock.unlock();
        }
    }

    /** The last large body of some run with this digest. */
    Optional<byte[]> large(Digest digest) {
        return large.values().stream()
                .filter(body -> body.digest().equals(digest))
                .map(LargeBody::bytes)
                .findFirst();
    }

    void end() {
        lock.lock();
        try {
            if (!out.isCancelled()) {
                out.onCompleted();
            }
        } catch (IllegalStateException alreadyEnded) {
            told.clear();
        } finally {
            lock.unlock();
        }
    }

    private void send(FollowResponse response) {
        lock.lock();
        try {
            if (!out.isCancelled()) {
                out.onNext(response);
            }
        } finally {
            lock.unlock();
        }
    }
}
