// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cli;

import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import org.riskset.proto.site.v1.AdminServiceGrpc;
import org.riskset.proto.site.v1.DecideRequest;
import org.riskset.proto.site.v1.RequestStatus;
import org.riskset.proto.site.v1.StatusRequest;
import org.riskset.proto.site.v1.StatusResponse;
import org.riskset.proto.transport.CallFailure;
import org.riskset.proto.transport.Deadlines;
import org.riskset.proto.transport.LoopbackChannel;
import org.riskset.site.SiteFiles;
import org.riskset.site.config.SiteConfig;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** The node of this site, which runs in another process. */
final class RunningNode implements AutoCloseable {
    private final LoopbackChannel channel;
    private final AdminServiceGrpc.AdminServiceBlockingStub node;

    private RunningNode(LoopbackChannel channel) {
        this.channel = channel;
        this.node = AdminServiceGrpc.newBlockingStub(channel.channel());
    }

    /** {@code RS-NET-001} when it does not run. */
    static RunningNode of(SiteConfig config) {
        return new RunningNode(LoopbackChannel.open(new SiteFiles(config.keys()).token()));
    }

    StatusResponse status() {
        return CallFailure.read(() -> Deadlines.COMMAND.on(node).status(StatusRequest.getDefaultInstance()));
    }

    RequestStatus request(int number) {
        return status().getRequestsList().stream()
                .filter(r -> r.getRequest() == number)
                .findFirst()
                .orElseThrow(() ->
                        RisksetException.of(Problem.of(CommandError.NO_REQUEST, "this site has no request " + number)
                                .with(Problem.DO, "list requests with: riskset site status")));
    }

    void decide(DecideRequest decision) {
        CallFailure.read(() -> Deadlines.COMMAND.on(node).decide(decision));
    }

    /** Every answer as it comes. */
    <T> void follow(Function<AdminServiceGrpc.AdminServiceBlockingStub, Iterator<T>> call, Consumer<T> each) {
        try {
            call.apply(node).forEachRemaining(each);
        } catch (StatusRuntimeException e) {
            throw CallFailure.of(e);
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}
