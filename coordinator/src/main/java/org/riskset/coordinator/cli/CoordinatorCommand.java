// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import org.riskset.proto.console.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands of a coordinator. */
@Command(
        name = "coordinator",
        header = "Run a coordinator: it asks the sites, adds what they send, and writes the pooled result.",
        description = {
            "",
            "First time: init, then serve (and leave it running), then invite each site.",
            "For each question: submit, then status, then result."
        },
        footer = {"", "Example:  riskset coordinator submit os-age.yaml --study study.yaml --watch"},
        subcommands = {
            InitCommand.class,
            ServeCommand.class,
            InviteCommand.class,
            SitesCommand.class,
            SubmitCommand.class,
            StatusCommand.class,
            ResultCommand.class,
            CancelCommand.class,
            VerifyLogCommand.class
        })
public final class CoordinatorCommand {
    @Mixin
    private Output output;
}
