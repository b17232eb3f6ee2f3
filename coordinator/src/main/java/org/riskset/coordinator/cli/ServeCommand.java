// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.riskset.coordinator.CoordinatorNode;
import org.riskset.coordinator.config.CoordinatorConfig;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Output;
import org.riskset.proto.console.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code coordinator serve}. */
@Command(
        name = "serve",
        header = "Listen for the sites and run what is submitted, until Ctrl-C or SIGTERM.",
        description = "%nRuns that were under way at the last end go on.",
        footer = {"", "Example:  riskset coordinator serve --config /srv/riskset/coordinator.yaml"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {"0:ended by a signal", ExitStatus.FAILED, ExitStatus.CONFIGURATION, ExitStatus.UNREACHABLE})
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ConfigFile config;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        CoordinatorConfig coordinator = config.read();
        CoordinatorNode node = new CoordinatorNode(coordinator, Clock.systemUTC());
        Runnable start = () -> {
            node.start();
            output.print("READY " + coordinator.host() + ":" + node.port() + "  listening on "
                    + coordinator.listen().host() + ":" + node.port() + "\n");
        };
        return new Service().run(start, node, () -> {}, output);
    }
}
