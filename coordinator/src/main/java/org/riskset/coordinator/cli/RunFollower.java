// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.riskset.proto.console.Output;
import org.riskset.proto.console.Progress;
import org.riskset.proto.coordinator.v1.WatchRequest;
import org.riskset.proto.coordinator.v1.WatchResponse;

/** Shows a run on standard error until it has ended. */
final class RunFollower {
    private final RunningCoordinator coordinator;
    private final Output output;

    RunFollower(RunningCoordinator coordinator, Output output) {
        this.coordinator = coordinator;
        this.output = output;
    }

    /** The exit code that the run's end means. */
    int follow(int run) {
        Thread leaving = new Thread(() -> leave(run), "leaving");
        Runtime.getRuntime().addShutdownHook(leaving);
        try {
            return end(run).exitCode();
        } finally {
            forget(leaving);
        }
    }

    private RunText end(int run) {
        Progress progress = output.progress();
        AtomicReference<WatchResponse> last = new AtomicReference<>(WatchResponse.getDefaultInstance());
        WatchRequest request =
                WatchRequest.newBuilder().setRun(run).setWatch(true).build();
        coordinator.follow(stub -> stub.watch(request), status -> {
            last.set(status);
            progress.changed(new RunText(status).line());
        });
        RunText ended = new RunText(last.get());
        Instant now = Clock.systemUTC().instant();
        progress.keep(ended.lastLine(now));
        ended.problem().ifPresent(problem -> {
            output.err().println(problem);
            output.err().flush();
        });
        return ended;
    }

    private void leave(int run) {
        output.say("\nThe run goes on. Follow it with: riskset coordinator status " + run + " --watch");
        output.err().flush();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException leaving) {
            // the process ends already, and has said so
            Thread.yield();
        }
    }
}
