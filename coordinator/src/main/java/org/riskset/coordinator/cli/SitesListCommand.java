// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.util.concurrent.Callable;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Format;
import org.riskset.proto.console.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coordinator sites list}, the same as {@code sites} alone. */
@Command(
        name = "list",
        header = "Show the sites and how they stand; changes nothing.",
        footer = {"", "Example:  riskset coordinator sites list --format json"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {ExitStatus.DONE, ExitStatus.CONFIGURATION, "6:the coordinator does not run"})
final class SitesListCommand implements Callable<Integer> {
    @Option(names = "--format", paramLabel = "table|json|csv", description = "of the list (default: table)")
    private Format format = Format.TABLE;

    @Mixin
    private ConfigFile config;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        return SitesText.print(config, format, output);
    }
}
