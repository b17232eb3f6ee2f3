// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ShutdownTest {
    private static final long AWHILE = Duration.ofMillis(300).toNanos();

    @Test
    void work_on_the_threads_of_a_server_when_it_is_ended_then_the_work_is_over() throws IOException {
        ExecutorService threads = NamedThreads.fixed("test", 1);
        Server server = NettyServerBuilder.forPort(0).executor(threads).build().start();
        AtomicBoolean ended = new AtomicBoolean();
        AtomicBoolean overtaken = new AtomicBoolean();
        threads.execute(() -> overtaken.set(seen(ended)));

        Shutdown.of(server, threads, 5);
        ended.set(true);

        assertTrue(threads.isTerminated());
        assertFalse(overtaken.get());
    }

    @Test
    void work_that_does_not_end_when_its_server_is_ended_then_not_waited_for() throws IOException {
        ExecutorService threads = NamedThreads.fixed("test", 1);
        Server server = NettyServerBuilder.forPort(0).executor(threads).build().start();
        CountDownLatch never = new CountDownLatch(1);
        threads.execute(() -> awaitQuietly(never));

        Shutdown.of(server, threads, 0);

        assertFalse(threads.isTerminated());
        never.countDown();
    }

    private static boolean seen(AtomicBoolean flag) {
        long end = System.nanoTime() + AWHILE;
        while (!flag.get() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return flag.get();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
