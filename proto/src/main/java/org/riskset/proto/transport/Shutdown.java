// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends servers and channels: first kindly, then at once. */
final class Shutdown {
    private Shutdown() {}

    /**
     * Ends a server and then its threads: when a call has ended, its handlers may still be at work on what the caller is
     * about to close.
     */
    static void of(Server server, ExecutorService threads, int seconds) {
        of(server, seconds);
        threads.shutdown();
        try {
            threads.awaitTermination(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void of(Server server, int seconds) {
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
