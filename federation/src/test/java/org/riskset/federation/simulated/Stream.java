// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.function.Consumer;
import org.riskset.proto.federation.v1.FollowResponse;

/** The coordinator's end of the stream to one site; what is told goes onto the simulated wire. */
final class Stream extends ServerCallStreamObserver<FollowResponse> {
    private final Consumer<FollowResponse> wire;
    private boolean cancelled;
    private Runnable onCancel = () -> {};

    Stream(Consumer<FollowResponse> wire) {
        this.wire = wire;
    }

    /** The connection breaks. */
    void cut() {
        if (!cancelled) {
            cancelled = true;
            onCancel.run();
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {
        onCancel = handler;
    }

    @Override
    public void onNext(FollowResponse response) {
        wire.accept(response);
    }

    @Override
    public void onError(Throwable failure) {
        cancelled = true;
    }

    @Override
    public void onCompleted() {
        cancelled = true;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setCompression(String compression) {}

    @Override
    public void setOnReadyHandler(Runnable handler) {}

    @Override
    public void request(int count) {}

    @Override
    public void setMessageCompression(boolean enable) {}

    @Override
    public void disableAutoInboundFlowControl() {}
}
