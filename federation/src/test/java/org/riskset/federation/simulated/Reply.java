// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Waits for how one call ends. */
final class Reply<T> implements StreamObserver<T> {
    private final List<T> answers = new ArrayList<>();
    private Optional<Throwable> failure = Optional.empty();

    @Override
    public void onNext(T answer) {
        answers.add(answer);
    }

    @Override
    public void onError(Throwable thrown) {
        failure = Optional.of(thrown);
    }

    @Override
    public void onCompleted() {}

    List<T> answers() {
        return answers;
    }

    Optional<Throwable> failure() {
        return failure;
    }
}
