// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import java.util.concurrent.TimeUnit;

/** Ends servers and channels: first kindly, then at once. */
final class Shutdown {
    private Shutdown() {}

    static void of(Server server, int seconds) {
        server.shutdown();
        try {
            if (server.awaitTermination(seconds, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.shutdownNow();
    }

    static void of(ManagedChannel channel, int seconds) {
        channel.shutdownNow();
        try {
            channel.awaitTermination(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
