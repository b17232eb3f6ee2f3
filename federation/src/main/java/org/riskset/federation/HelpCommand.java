// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.util.List;
import java.util.concurrent.Callable;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Output;
import org.riskset.survival.error.Nearest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;
import org.riskset.survival.error.RisksetException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code riskset help}. */
@Command(
        name = "help",
        header = "Show the help of a command, or the long text of an error code, offline.",
        footer = {"", "Examples:  riskset help coordinator submit", "           riskset help errors RS-PLAN-004"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {ExitStatus.DONE, "2:no such command or code"})
final class HelpCommand implements Callable<Integer> {
    private static final String ERRORS = "errors";

    @Parameters(arity = "0..*", paramLabel = "WORD", description = "a command's words, or: errors CODE")
    private List<String> words = List.of();

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        if (!words.isEmpty() && words.get(0).equals(ERRORS)) {
            output.print(ErrorCatalog.ofThisVersion().text(words.subList(1, words.size())));
            return 0;
        }
        CommandLine shown = spec.commandLine().getParent();
        for (String word : words) {
            shown = child(shown, word);
        }
        shown.usage(output.out());
        return 0;
    }

    private static CommandLine child(CommandLine parent, String word) {
        CommandLine child = parent.getSubcommands().get(word);
        if (child == null) {
            Problem problem = Problem.of(
                            UsageError.UNKNOWN_COMMAND,
                            Quoted.of(word) + " is not a command of "
                                    + parent.getCommandSpec().qualifiedName())
                    .with(Problem.KNOWN, Quoted.list(parent.getSubcommands().keySet()));
            throw RisksetException.of(Nearest.of(word, parent.getSubcommands().keySet())
                    .map(near -> problem.with(Problem.NEAREST, near))
                    .orElse(problem));
        }
        return child;
    }
}
