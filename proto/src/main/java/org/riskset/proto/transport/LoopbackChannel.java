// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.riskset.privacy.identity.OwnerOnlyFile;
import org.riskset.proto.codec.ExchangeError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** A command's end of {@link Loopback}. */
public final class LoopbackChannel implements AutoCloseable {
    private static final int SECONDS_TO_END = 2;

    private final ManagedChannel channel;

    private LoopbackChannel(ManagedChannel channel) {
        this.channel = channel;
    }

    /** Finds a running node by its token file; {@code RS-NET-001} when there is none. */
    public static LoopbackChannel open(Path file) {
        if (!Files.exists(file)) {
            throw RisksetException.of(Problem.of(ExchangeError.UNREACHABLE, "the node does not run")
                    .with(Problem.SEEN, "no file " + file)
                    .with(Problem.DO, "start it with serve, or name its configuration"));
        }
        List<String> lines =
                new String(OwnerOnlyFile.read(file), US_ASCII).lines().toList();
        if (lines.size() != 2
                || !lines.get(0).matches("[0-9]{1,5}")
                || !lines.get(1).matches("[0-9a-f]{64}")) {
            throw RisksetException.of(Problem.of(ExchangeError.TOKEN, file + " is not a node's token file"));
        }
        return open(Integer.parseInt(lines.get(0)), new LoopbackToken(lines.get(1)));
    }

    private static LoopbackChannel open(int port, LoopbackToken token) {
        return new LoopbackChannel(
                NettyChannelBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                        .usePlaintext()
                        .proxyDetector(target -> null)
                        .maxInboundMessageSize(Limits.MESSAGE_BYTES)
                        .maxInboundMetadataSize(Limits.METADATA_BYTES)
                        .intercept(MetadataUtils.newAttachHeadersInterceptor(token.header()))
                        .build());
    }

    /** For the stubs. */
    public Channel channel() {
        return channel;
    }

    @Override
    public void close() {
        Shutdown.of(channel, SECONDS_TO_END);
    }
}
