// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import org.riskset.coordinator.CoordinatorFiles;
import org.riskset.coordinator.config.CoordinatorConfig;
import org.riskset.proto.coordinator.v1.AdminServiceGrpc;
import org.riskset.proto.coordinator.v1.AdminServiceGrpc.AdminServiceBlockingStub;
import org.riskset.proto.transport.CallFailure;
import org.riskset.proto.transport.Deadlines;
import org.riskset.proto.transport.LoopbackChannel;

/** The coordinator, which runs in another process. */
final class RunningCoordinator implements AutoCloseable {
    private final LoopbackChannel channel;
    private final AdminServiceBlockingStub coordinator;

    private RunningCoordinator(LoopbackChannel channel) {
        this.channel = channel;
        this.coordinator = AdminServiceGrpc.newBlockingStub(channel.channel());
    }

    /** {@code RS-NET-001} when it does not run. */
    static RunningCoordinator of(CoordinatorConfig config) {
        return new RunningCoordinator(LoopbackChannel.open(new CoordinatorFiles(config.keys()).token()));
    }

    /** One question, one answer. */
    <T> T ask(Function<AdminServiceBlockingStub, T> call) {
        return CallFailure.read(() -> call.apply(Deadlines.COMMAND.on(coordinator)));
    }

    /** Every answer as it comes; a run may take days. */
    <T> void follow(Function<AdminServiceBlockingStub, Iterator<T>> call, Consumer<T> each) {
        try {
            call.apply(coordinator).forEachRemaining(each);
        } catch (StatusRuntimeException e) {
            throw CallFailure.of(e);
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}
