// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.util.concurrent.Callable;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Output;
import org.riskset.proto.coordinator.v1.CancelRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code coordinator cancel}. */
@Command(
        name = "cancel",
        header = "End a run without a result; the sites are told, and what they have sent is deleted.",
        footer = {"", "Example:  riskset coordinator cancel 17"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {
            "0:cancelled",
            "1:no such run, or it has ended already",
            ExitStatus.CONFIGURATION,
            "6:the coordinator does not run"
        })
final class CancelCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "the run's number")
    private int number;

    @Mixin
    private ConfigFile config;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        CancelRequest request = CancelRequest.newBuilder().setRun(number).build();
        try (RunningCoordinator coordinator = RunningCoordinator.of(config.read())) {
            coordinator.ask(stub -> stub.cancel(request));
        }
        output.print("✓ cancelled run " + number + "\n");
        return 0;
    }
}
