// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.riskset.proto.codec.ExchangeError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * The coordinator's end: a gRPC server for sites, TLS 1.3, with every message and connection bounded.
 *
 * <p>Services throw {@link RisksetException} or hand it to {@code onError}; the caller gets the same one. They learn who
 * calls from {@link PeerCertificate#current}. Connections have no age: a site's task stream may stand for months.
 */
public final class FederationServer implements AutoCloseable {
    private static final int SECONDS_TO_END = 5;

    private final InetSocketAddress address;
    private final ExecutorService threads;
    private final Server server;

    private FederationServer(InetSocketAddress address, ExecutorService threads, Server server) {
        this.address = address;
        this.threads = threads;
        this.server = server;
    }

    /**
     * A server that does not listen yet.
     *
     * @param address port 0 takes any free one
     * @param withoutCertificate full names of the methods that a caller without certificate may call
     */
    public static FederationServer of(
            InetSocketAddress address,
            TlsIdentity own,
            X509Certificate authority,
            List<? extends BindableService> services,
            Set<String> withoutCertificate,
            Clock clock) {
        ExecutorService threads = NamedThreads.fixed("federation", Limits.THREADS);
        NettyServerBuilder builder = NettyServerBuilder.forAddress(address)
                .sslContext(MutualTls.server(own, authority))
                .handshakeTimeout(Limits.HANDSHAKE.toSeconds(), TimeUnit.SECONDS)
                .permitKeepAliveTime(Limits.SITE_MAY_SPEAK.toSeconds(), TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .keepAliveTime(Limits.SERVER_ASKS.toSeconds(), TimeUnit.SECONDS)
                .keepAliveTimeout(Limits.ANSWER_TO_PING.toSeconds(), TimeUnit.SECONDS)
                .maxConcurrentCallsPerConnection(Limits.CALLS_PER_CONNECTION)
                .maxInboundMessageSize(Limits.MESSAGE_BYTES)
                .maxInboundMetadataSize(Limits.METADATA_BYTES)
                .executor(threads)
                .intercept(new CertificateRequired(withoutCertificate, clock))
                .intercept(new ErrorReporting()); // the last one added is the outermost
        services.forEach(builder::addService);
        return new FederationServer(address, threads, builder.build());
    }

    /** Begins to listen; {@code RS-NET-001} when the port cannot be had. */
    public FederationServer start() {
        try {
            server.start();
            return this;
        } catch (IOException e) {
            close();
            throw RisksetException.of(
                    Problem.of(ExchangeError.UNREACHABLE, "cannot listen on " + address)
                            .with(Problem.DO, "choose another port, or stop what listens there"),
                    e);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** Ends open calls after a few seconds at most. */
    @Override
    public void close() {
        Shutdown.of(server, threads, SECONDS_TO_END);
    }
}
