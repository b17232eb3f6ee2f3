// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.riskset.privacy.identity.OwnerOnlyFile;
import org.riskset.proto.codec.ExchangeError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * The commands' way into a running node: gRPC on 127.0.0.1, for whoever can read the node's token file.
 *
 * <p><b>Guarantees.</b> Nothing listens on another address. A new token is made at each start and its file can be read by
 * the owner only, so other users of the machine cannot give commands. Not protected: whoever can act as the owner.
 */
public final class Loopback implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Loopback.class.getName());
    private static final int THREADS = 4;
    private static final int SECONDS_TO_END = 2;

    private final Path file;
    private final LoopbackToken token;
    private final ExecutorService threads;
    private final Server server;

    private Loopback(Path file, LoopbackToken token, ExecutorService threads, Server server) {
        this.file = file;
        this.token = token;
        this.threads = threads;
        this.server = server;
    }

    /**
     * A way in that is not open yet.
     *
     * @param file where the port and the token go
     * @param port 0 takes any free one
     */
    public static Loopback of(Path file, int port, List<? extends BindableService> services, SecureRandom random) {
        LoopbackToken token = LoopbackToken.random(random);
        ExecutorService threads = NamedThreads.fixed("commands", THREADS);
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .maxInboundMessageSize(2 * Limits.MESSAGE_BYTES) // a study and a plan, each up to 1 MiB
                .maxInboundMetadataSize(Limits.METADATA_BYTES)
                .executor(threads)
                .intercept(new TokenRequired(token))
                .intercept(new ErrorReporting()); // the last one added is the outermost
        services.forEach(builder::addService);
        return new Loopback(file, token, threads, builder.build());
    }

    /** Opens it and writes the file; {@code RS-NET-001} when the port cannot be had. */
    public Loopback start() {
        try {
            server.start();
            OwnerOnlyFile.replace(file, token.file(server.getPort()));
            return this;
        } catch (IOException e) {
            close();
            throw RisksetException.of(Problem.of(ExchangeError.UNREACHABLE, "cannot listen on 127.0.0.1"), e);
        }
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        Shutdown.of(server, threads, SECONDS_TO_END);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot remove " + file, e);
        }
    }
}
