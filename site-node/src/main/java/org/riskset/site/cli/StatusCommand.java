// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Format;
import org.riskset.proto.console.Output;
import org.riskset.proto.site.v1.StatusResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code site status}. */
@Command(
        name = "status",
        header = "Show how the running node stands and which requests it has; changes nothing.",
        footer = {"", "Example:  riskset site status --format json"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {ExitStatus.DONE, ExitStatus.CONFIGURATION, "6:the node does not run"})
final class StatusCommand implements Callable<Integer> {
    @Option(names = "--format", paramLabel = "table|json|csv", description = "of the list (default: table)")
    private Format format = Format.TABLE;

    @Mixin
    private ConfigFile config;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        try (RunningNode node = RunningNode.of(config.read())) {
            StatusResponse status = node.status();
            StatusText text = new StatusText(status, Clock.systemUTC().instant());
            if (format == Format.TABLE) {
                output.print(text.headline() + "\n");
            }
            if (format == Format.TABLE && status.getRequestsCount() == 0) {
                output.print("No request yet.\n");
            } else {
                output.print(text.requests().text(format));
            }
        }
        return 0;
    }
}
