// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * TLS as the federation speaks it: version 1.3 alone, by the JDK, trusting the consortium's authority and nobody else.
 *
 * <p><b>Guarantees.</b> A client that has finished the handshake talks to a server with a certificate of this authority
 * for the host it dialled. A server knows that a client with a certificate holds its key. A client may come without one,
 * to ask for it: {@link CertificateRequired} lets it make that call only.
 */
final class MutualTls {
    private static final String TLS_1_3 = "TLSv1.3";

    private MutualTls() {}

    static SslContext server(TlsIdentity own, X509Certificate authority) {
        SslContextBuilder builder = SslContextBuilder.forServer(
                        own.key(), own.chain().toArray(new X509Certificate[0]))
                .trustManager(authority)
                .clientAuth(ClientAuth.OPTIONAL);
        return build(builder);
    }

    static SslContext client(X509Certificate authority, Optional<TlsIdentity> own) {
        SslContextBuilder builder = SslContextBuilder.forClient().trustManager(new PinnedTrust(authority));
        own.ifPresent(o -> builder.keyManager(o.key(), o.chain().toArray(new X509Certificate[0])));
        return build(builder);
    }

    private static SslContext build(SslContextBuilder builder) {
        try {
            return GrpcSslContexts.configure(builder, SslProvider.JDK)
                    .protocols(TLS_1_3)
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("the JDK speaks TLS 1.3", e);
        }
    }
}
