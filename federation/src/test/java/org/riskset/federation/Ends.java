// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.riskset.coordinator.CoordinatorNode;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.identity.RunId;

/** Waits for runs to end. */
final class Ends {
    private Ends() {}

    static Run of(CoordinatorNode coordinator, RunId id) {
        CompletableFuture<Run> ended = new CompletableFuture<>();
        Runnable quiet = coordinator.watch().listen(run -> {
            if (run.id().equals(id) && run.state().hasEnded()) {
                ended.complete(run);
            }
        });
        try {
            Run now = coordinator.store().runs().find(id).orElseThrow();
            return now.state().hasEnded() ? now : ended.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("run " + id + " did not end", e);
        } finally {
            quiet.run();
        }
    }
}
