// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cli;

import org.riskset.proto.console.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands of a site. */
@Command(
        name = "site",
        header = "Run a site node: it counts this center's patients and sends no row of them anywhere.",
        description = {
            "",
            "First time: init, then fill in site.yaml and policy.yaml, then enroll, then serve.",
            "When a request waits: status, then approve or reject."
        },
        footer = {"", "Example:  riskset site init --invitation site-3.invitation.json"},
        subcommands = {
            InitCommand.class,
            EnrollCommand.class,
            ServeCommand.class,
            StatusCommand.class,
            ApproveCommand.class,
            RejectCommand.class,
            VerifyLogCommand.class
        })
public final class SiteCommand {
    @Mixin
    private Output output;
}
