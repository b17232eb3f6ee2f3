// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.riskset.proto.codec.ExchangeError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Lets a call through when the client showed a site's certificate, or when the call is one of those that need none.
 *
 * <p>A certificate that has expired since the connection was made is none any more.
 */
final class CertificateRequired implements ServerInterceptor {
    private final Set<String> open;
    private final Clock clock;

    /** @param open full names of the methods that need no certificate */
    CertificateRequired(Set<String> open, Clock clock) {
        this.open = Set.copyOf(open);
        this.clock = clock;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Optional<PeerCertificate> peer = peer(call);
        if (peer.isEmpty() && !open.contains(call.getMethodDescriptor().getFullMethodName())) {
            throw RisksetException.of(Problem.of(ExchangeError.NO_CERTIFICATE, "this call needs a site's certificate")
                    .with(Problem.DO, "enrol with an invitation"));
        }
        Context context = peer.map(p -> p.in(Context.current())).orElse(Context.current());
        return Contexts.interceptCall(context, call, headers, next);
    }

    private Optional<PeerCertificate> peer(ServerCall<?, ?> call) {
        return PeerCertificate.of(call)
                .filter(this::isValid)
                .flatMap(c -> SiteUri.site(c).map(site -> new PeerCertificate(site, Certificates.pin(c))));
    }

    private boolean isValid(X509Certificate certificate) {
        return clock.instant().isBefore(certificate.getNotAfter().toInstant());
    }
}
