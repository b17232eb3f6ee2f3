// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.riskset.survival.error.ErrorText;
import org.riskset.survival.error.Nearest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;
import org.riskset.survival.error.RisksetException;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that does not fit its command: what was seen, what is known, which command's help says more. */
final class WrongUse implements IParameterExceptionHandler {
    private static final String HELP = "see  %s --help";

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        RisksetException problem = RisksetException.of(problem(e, command).with(Problem.DO, help(command)));
        command.getErr().println(ErrorText.of(problem));
        command.getErr().flush();
        return problem.exitCode();
    }

    private static String help(CommandLine command) {
        return String.format(HELP, command.getCommandSpec().qualifiedName());
    }

    private static Problem problem(ParameterException e, CommandLine command) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), command);
        }
        if (e instanceof MissingParameterException) {
            return Problem.of(UsageError.MISSING, oneLine(e));
        }
        if (e instanceof OverwrittenOptionException) {
            return Problem.of(UsageError.TWICE, oneLine(e));
        }
        return Problem.of(UsageError.WRONG_VALUE, oneLine(e));
    }

    private static Problem unmatched(String seen, CommandLine command) {
        Collection<String> commands = command.getSubcommands().keySet();
        if (seen.startsWith("-")) {
            Problem problem = Problem.of(UsageError.UNKNOWN_OPTION, "no option " + Quoted.of(seen));
            return near(seen.replaceFirst("=.*", ""), options(command), problem);
        }
        if (commands.isEmpty()) {
            return Problem.of(UsageError.TOO_MUCH, Quoted.of(seen) + " is more than the command takes");
        }
        Problem problem = Problem.of(UsageError.UNKNOWN_COMMAND, "no command " + Quoted.of(seen))
                .with(Problem.KNOWN, Quoted.list(commands));
        return near(seen, commands, problem);
    }

    private static List<String> options(CommandLine command) {
        List<String> names = new ArrayList<>();
        command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
        return names;
    }

    private static Problem near(String seen, Collection<String> known, Problem problem) {
        return Nearest.of(seen, known)
                .map(name -> problem.with(Problem.NEAREST, name))
                .orElse(problem);
    }

    // lower case at the start, as all problems
    private static String oneLine(ParameterException e) {
        String line = Quoted.printable(e.getMessage(), 200);
        return line.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + line.substring(1);
    }
}
