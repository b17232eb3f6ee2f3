// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for another thread's work and throws what it threw. */
final class Waiting {
    private Waiting() {}

    static <T> T on(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
