// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.util.logging.Level;
import org.riskset.coordinator.cli.CoordinatorCommand;
import org.riskset.proto.console.Output;
import org.riskset.site.cli.SiteCommand;
import org.riskset.survival.error.ErrorText;
import org.riskset.survival.error.RisksetException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The launcher: every command of Riskset under one name. */
@Command(
        name = "riskset",
        header = "Pooled survival analysis over hospitals whose patient rows stay where they are.",
        description = "%nTry it, with invented centers on this machine:  riskset demo --once",
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            SimulateCommand.class,
            SiteCommand.class,
            CoordinatorCommand.class,
            AuditCommand.class,
            HelpCommand.class
        })
public final class Riskset {
    private static final int WIDTH = 100;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "show the version")
    private boolean version;

    @Mixin
    private Output output;

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
        CommandLine riskset = new CommandLine(new Riskset())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(WIDTH)
                .setParameterExceptionHandler(new WrongUse())
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command))
                .setExecutionStrategy(Riskset::logged);
        sortedByUse(riskset);
        return riskset;
    }

    private static void sortedByUse(CommandLine command) {
        command.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false);
        command.getSubcommands().values().forEach(Riskset::sortedByUse);
    }

    private static int logged(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        boolean serves = last.commandSpec().name().equals("serve");
        Logging.level(last.hasMatchedOption("--verbose") ? Level.FINE : serves ? Level.INFO : Level.WARNING);
        return new RunLast().execute(parsed);
    }

    private static int failed(Exception e, CommandLine command) {
        if (e instanceof RisksetException known) {
            command.getErr().println(ErrorText.of(known));
            command.getErr().flush();
            return known.exitCode();
        }
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return 1;
        }
        System.getLogger(Riskset.class.getName()).log(System.Logger.Level.ERROR, "unexpected failure", e);
        return 1;
    }
}
