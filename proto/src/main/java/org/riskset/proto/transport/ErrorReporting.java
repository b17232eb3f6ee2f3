// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.lang.System.Logger.Level;
import org.riskset.proto.codec.ErrorCodec;
import org.riskset.survival.error.RisksetException;

/**
 * Turns what a service throws, or hands to {@code onError}, into a status the caller can read; outermost of a server.
 *
 * <p>Problems are the caller's to know and are logged without their details; anything else is a fault of this side, is
 * logged whole and told without its message.
 */
final class ErrorReporting implements ServerInterceptor {
    private static final System.Logger LOG = System.getLogger(ErrorReporting.class.getName());

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Translating<Q, R> translating = new Translating<>(call);
        try {
            return new Guarded<>(next.startCall(translating, headers), translating);
        } catch (RuntimeException e) {
            translating.fail(e);
            return new ServerCall.Listener<>() {};
        }
    }

    private static final class Translating<Q, R> extends SimpleForwardingServerCall<Q, R> {
        private boolean closed;

        Translating(ServerCall<Q, R> call) {
            super(call);
        }

        void fail(RuntimeException thrown) {
            if (!closed) {
                close(Status.UNKNOWN.withCause(thrown), new Metadata());
            }
        }

        @Override
        public void close(Status status, Metadata trailers) {
            closed = true;
            if (status.getCause() == null || status.getCause() instanceof StatusRuntimeException) {
                super.close(status, trailers);
                return;
            }
            log(getMethodDescriptor().getFullMethodName(), status.getCause());
            StatusRuntimeException told = ErrorCodec.encode(status.getCause());
            trailers.merge(told.getTrailers());
            super.close(told.getStatus(), trailers);
        }
    }

    private static void log(String method, Throwable cause) {
        if (cause instanceof RisksetException known) {
            LOG.log(Level.INFO, () -> method + ": " + known.first());
        } else {
            LOG.log(Level.ERROR, method + " failed", cause);
        }
    }

    private static final class Guarded<Q> extends SimpleForwardingServerCallListener<Q> {
        private final Translating<Q, ?> call;

        Guarded(ServerCall.Listener<Q> listener, Translating<Q, ?> call) {
            super(listener);
            this.call = call;
        }

        @Override
        public void onMessage(Q message) {
            guarded(() -> super.onMessage(message));
        }

        @Override
        public void onHalfClose() {
            guarded(super::onHalfClose);
        }

        @Override
        public void onReady() {
            guarded(super::onReady);
        }

        private void guarded(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException e) {
                call.fail(e);
            }
        }
    }
}
