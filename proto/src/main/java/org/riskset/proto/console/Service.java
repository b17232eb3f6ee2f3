// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.console;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A node that runs until its process is told to end (Ctrl-C, SIGTERM) or its thread is interrupted; then it is closed and
 * the process ends with 0.
 */
public final class Service {
    private static final Duration TO_CLOSE = Duration.ofSeconds(10);
    private static final long MILLIS_BETWEEN_LOOKS = 100;

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "end");

    /** Starts the node and keeps it until the end; {@code look} is called now and then meanwhile. */
    public int run(Runnable start, AutoCloseable node, Runnable look, Output output) {
        Runtime.getRuntime().addShutdownHook(hook);
        try (node) {
            start.run();
            while (!told.await(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                look.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw e instanceof RuntimeException r ? r : new IllegalStateException("a node closes without failing", e);
        } finally {
            output.say("ended");
            output.err().flush();
            closed.countDown();
            forget();
        }
        return 0;
    }

    // A process that a signal ends has a status of its own unless it is halted here, after everything is closed.
    private void end() {
        told.countDown();
        try {
            boolean clean = closed.await(TO_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
            Runtime.getRuntime().halt(clean ? 0 : 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget() {
        if (told.getCount() > 0) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
