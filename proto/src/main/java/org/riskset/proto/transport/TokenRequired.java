// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import org.riskset.proto.codec.ExchangeError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** Lets a command through when it shows the node's token. */
final class TokenRequired implements ServerInterceptor {
    private final LoopbackToken token;

    TokenRequired(LoopbackToken token) {
        this.token = token;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (!token.isIn(headers)) {
            throw RisksetException.of(Problem.of(ExchangeError.TOKEN, "the command does not know the node's token")
                    .with(Problem.DO, "run it as the user who runs the node, with the same configuration"));
        }
        return next.startCall(call, headers);
    }
}
