// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.riskset.survival.error.ErrorText;
import org.riskset.survival.error.Problem;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What every command has: help, how much it says, and its two streams. Results go to standard output, everything else to
 * standard error.
 */
public final class Output {
    private static final int LAST = 100;

    private final Terminal terminal = Terminal.ofThisProcess();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = LAST,
            description = "show this text")
    private boolean help;

    @Option(names = "--quiet", order = LAST + 1, description = "say nothing but results and errors")
    private boolean quiet;

    @Option(names = "--no-color", order = LAST + 2, description = "no colors; so does the variable NO_COLOR")
    private boolean noColor;

    @Option(names = "--verbose", order = LAST + 3, description = "log what happens, on standard error")
    private boolean verbose;

    public PrintWriter out() {
        return spec.commandLine().getOut();
    }

    public PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Writes a result. */
    public void print(String text) {
        out().print(terminal.fit(text));
        out().flush();
    }

    /** Writes bytes' worth of text that a program reads: as it is. */
    public void printExactly(String text) {
        out().print(text);
        out().flush();
    }

    /** Says a line about what was done, unless nobody wants to hear it. */
    public void say(String line) {
        if (!quiet) {
            err().println(terminal.fit(line));
        }
    }

    /** Says what is allowed but should be known. */
    public void notes(List<Problem> notes) {
        notes.forEach(note -> say(ErrorText.note(note)));
    }

    /** How far something is, on standard error. */
    public Progress progress() {
        boolean redraw = terminal.err() && !"dumb".equals(System.getenv("TERM"));
        return new Progress(err(), terminal, redraw, quiet);
    }

    public Terminal terminal() {
        return terminal;
    }

    /** Whether standard output may be colored. */
    public boolean color() {
        Map<String, String> environment = System.getenv();
        return terminal.out()
                && !noColor
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
    }

    public boolean quiet() {
        return quiet;
    }

    public boolean verbose() {
        return verbose;
    }
}
