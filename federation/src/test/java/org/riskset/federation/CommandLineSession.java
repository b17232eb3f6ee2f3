// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One command as a user sees it: what it printed, and its exit code. */
record CommandLineSession(String out, String err, int exit) {

    static CommandLineSession run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine riskset = Riskset.commandLine();
        riskset.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exit = riskset.execute(arguments);
        return new CommandLineSession(out.toString(), err.toString(), exit);
    }

    String firstLine() {
        return out.lines().findFirst().orElse("");
    }
}
