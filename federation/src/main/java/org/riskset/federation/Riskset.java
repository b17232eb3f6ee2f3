// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import org.riskset.coordinator.cli.CoordinatorCommand;
import org.riskset.site.cli.SiteCommand;
import org.riskset.survival.error.ErrorText;
import org.riskset.survival.error.RisksetException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The launcher: every command of Riskset under one name. */
@Command(
        name = "riskset",
        description = "Pooled survival analysis over hospitals whose patient rows stay where they are.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        subcommands = {
            DemoCommand.class,
            SimulateCommand.class,
            SiteCommand.class,
            CoordinatorCommand.class,
            HelpCommand.class
        })
public final class Riskset {
    private Riskset() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Logging.toStandardError();
        System.exit(run(args));
    }

    /** Runs one command: 0 done, 1 to 8 as the contract says. */
    static int run(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Riskset())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
    }

    private static int failed(Exception e, CommandLine command) {
        if (e instanceof RisksetException known) {
            command.getErr().println(ErrorText.of(known));
            return known.exitCode();
        }
        System.getLogger(Riskset.class.getName()).log(System.Logger.Level.ERROR, "unexpected failure", e);
        return 1;
    }
}
