// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.util.concurrent.Callable;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Format;
import org.riskset.proto.console.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coordinator sites}. */
@Command(
        name = "sites",
        header = "Show the sites and how they stand; changes nothing.",
        description = {
            "",
            "INVITED: has not answered. WAITING: has brought its key; compare the fingerprint and certify it.",
            "ENROLLED: certified, not connected. READY: connected. EXPIRED: needs a new invitation."
        },
        footer = {"", "Example:  riskset coordinator sites --format csv"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {ExitStatus.DONE, ExitStatus.CONFIGURATION, "6:the coordinator does not run"},
        subcommands = {SitesCertifyCommand.class, SitesListCommand.class})
final class SitesCommand implements Callable<Integer> {
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
