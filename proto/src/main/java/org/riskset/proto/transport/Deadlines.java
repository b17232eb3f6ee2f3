// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import io.grpc.stub.AbstractStub;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long a call may take before it is given up; streams of tasks have no end and get none. */
public enum Deadlines {
    /** A small question and its answer. */
    ANSWER(Duration.ofSeconds(30)),
    /** A vector or a document, in chunks over a slow line. */
    TRANSFER(Duration.ofMinutes(10)),
    /** A command to a node on the same machine. */
    COMMAND(Duration.ofSeconds(60));

    private final Duration duration;

    Deadlines(Duration duration) {
        this.duration = duration;
    }

    public Duration duration() {
        return duration;
    }

    /** The stub for one call, from now on. */
    public <S extends AbstractStub<S>> S on(S stub) {
        return stub.withDeadlineAfter(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
