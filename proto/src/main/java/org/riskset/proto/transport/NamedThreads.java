// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of a server or channel, by a name one finds again in a thread dump. */
final class NamedThreads implements ThreadFactory {
    private final String name;
    private final AtomicInteger made = new AtomicInteger();

    private NamedThreads(String name) {
        this.name = name;
    }

    static ExecutorService fixed(String name, int threads) {
        return Executors.newFixedThreadPool(threads, new NamedThreads(name));
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name + "-" + made.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
