// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.admin;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.Runs;
import org.riskset.privacy.identity.RunId;
import org.riskset.proto.coordinator.v1.WatchResponse;

/** Tells one caller of every change of one run until it has ended. */
final class Watcher {
    private final RunId run;
    private final ServerCallStreamObserver<WatchResponse> out;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<Runnable> listening = new AtomicReference<>(() -> {});
    private boolean done;

    Watcher(Run run, ServerCallStreamObserver<WatchResponse> out) {
        this.run = run.id();
        this.out = out;
    }

    void follow(RunWatch watch, Runs runs) {
        out.setOnCancelHandler(this::stop);
        listening.set(watch.listen(this::changed));
        runs.find(run).ifPresent(this::changed); // what happened before listening began
    }

    private void changed(Run now) {
        if (!now.id().equals(run)) {
            return;
        }
        lock.lock();
        try {
            if (done || out.isCancelled()) {
                return;
            }
            out.onNext(RunStatus.of(now));
            if (now.state().hasEnded()) {
                done = true;
                out.onCompleted();
                stop();
            }
        } finally {
            lock.unlock();
        }
    }

    private void stop() {
        listening.get().run();
    }
}
