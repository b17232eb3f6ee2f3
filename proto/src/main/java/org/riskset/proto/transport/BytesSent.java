// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.concurrent.atomic.LongAdder;

/** Counts the bytes of messages that leave, as encoded; frames, headers and TLS come on top. */
final class BytesSent implements ClientInterceptor {
    private final LongAdder sum = new LongAdder();

    private final ClientStreamTracer tracer = new ClientStreamTracer() {
        @Override
        public void outboundWireSize(long bytes) {
            sum.add(bytes);
        }
    };

    private final ClientStreamTracer.Factory everyCall = new ClientStreamTracer.Factory() {
        @Override
        public ClientStreamTracer newClientStreamTracer(ClientStreamTracer.StreamInfo info, Metadata headers) {
            return tracer;
        }
    };

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        return next.newCall(method, options.withStreamTracerFactory(everyCall));
    }

    long sum() {
        return sum.sum();
    }
}
