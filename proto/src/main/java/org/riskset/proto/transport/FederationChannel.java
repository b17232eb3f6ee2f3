// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.riskset.proto.codec.CoordinatorAddress;

/**
 * A site's end: one outward connection to its coordinator, kept alive through idle proxies.
 *
 * <p>It connects with the first call. Failures of calls are read with {@link CallFailure#of}.
 */
public final class FederationChannel implements AutoCloseable {
    private static final int SECONDS_TO_END = 2;
    private static final int THREADS = 2;

    private final ManagedChannel channel;
    private final BytesSent sent;
    private final ExecutorService threads;

    private FederationChannel(ManagedChannel channel, BytesSent sent, ExecutorService threads) {
        this.channel = channel;
        this.sent = sent;
        this.threads = threads;
    }

    /**
     * A channel to a coordinator whose certificates this authority made.
     *
     * @param own what the site shows; empty before it has enrolled
     */
    public static FederationChannel open(
            CoordinatorAddress coordinator, X509Certificate authority, Optional<TlsIdentity> own, ConnectProxy proxy) {
        BytesSent sent = new BytesSent();
        ExecutorService threads = NamedThreads.fixed("coordinator-calls", THREADS);
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(coordinator.host(), coordinator.port())
                .sslContext(MutualTls.client(authority, own))
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Limits.HANDSHAKE.toMillis())
                .keepAliveTime(Limits.SITE_SPEAKS.toSeconds(), TimeUnit.SECONDS)
                .keepAliveTimeout(Limits.ANSWER_TO_PING.toSeconds(), TimeUnit.SECONDS)
                .keepAliveWithoutCalls(true)
                .maxInboundMessageSize(Limits.MESSAGE_BYTES)
                .maxInboundMetadataSize(Limits.METADATA_BYTES)
                .disableServiceConfigLookUp()
                .intercept(sent)
                .executor(threads);
        proxy.applyTo(builder);
        return new FederationChannel(builder.build(), sent, threads);
    }

    /** For the stubs. */
    public Channel channel() {
        return channel;
    }

    /** How many bytes of messages have left through this channel; frames, headers and TLS come on top. */
    public long bytesSent() {
        return sent.sum();
    }

    /** The next call dials at once, whatever failed before; the caller does the waiting, see {@link Backoff}. */
    public void dialAgain() {
        channel.resetConnectBackoff();
    }

    @Override
    public void close() {
        Shutdown.of(channel, SECONDS_TO_END);
        threads.shutdown();
    }
}
