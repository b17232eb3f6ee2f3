// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.riskset.proto.site.v1.AdminServiceGrpc;
import org.riskset.proto.site.v1.DecideRequest;
import org.riskset.proto.site.v1.RequestStatus;
import org.riskset.proto.site.v1.StatusRequest;
import org.riskset.proto.transport.LoopbackChannel;

/** What the commands of a data office ask of the running nodes of a federation on this machine. */
final class Nodes {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Nodes() {}

    static void decide(Path folder, int site, DecideRequest decision) {
        try (LoopbackChannel channel = open(folder, site)) {
            AdminServiceGrpc.newBlockingStub(channel.channel()).decide(decision);
        }
    }

    /** Asks for the status until the request is in this state. */
    static void awaitState(Path folder, int site, int request, String state) {
        try (LoopbackChannel channel = open(folder, site)) {
            await(() -> state(channel, request).equals(Optional.of(state)), "request " + request + " " + state);
        }
    }

    private static Optional<String> state(LoopbackChannel channel, int request) {
        return AdminServiceGrpc.newBlockingStub(channel.channel())
                .status(StatusRequest.getDefaultInstance())
                .getRequestsList()
                .stream()
                .filter(r -> r.getRequest() == request)
                .map(RequestStatus::getState)
                .findFirst();
    }

    /** Looks again and again, with a bound. */
    static void await(BooleanSupplier happened, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("has not come about: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static LoopbackChannel open(Path folder, int site) {
        return LoopbackChannel.open(folder.resolve("federation/site-" + site + "/keys/admin.token"));
    }
}
