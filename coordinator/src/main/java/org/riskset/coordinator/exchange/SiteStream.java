// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.riskset.privacy.identity.SiteId;
import org.riskset.proto.codec.AssignmentCodec;
import org.riskset.proto.codec.SignedAssignment;
import org.riskset.proto.federation.v1.FollowResponse;

/** One open stream to a site. Each step of a run is told once over it; gRPC streams are not safe for two threads. */
final class SiteStream {
    private final SiteId site;
    private final ServerCallStreamObserver<FollowResponse> out;
    private final Set<String> told = new HashSet<>();
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
                + assignment.body().step();
        lock.lock();
        try {
            if (told.add(step)) {
                send(FollowResponse.newBuilder()
                        .setAssignment(AssignmentCodec.encode(assignment))
                        .build());
            }
        } finally {
            lock.unlock();
        }
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
