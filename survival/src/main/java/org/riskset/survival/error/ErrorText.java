// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.error;

import java.util.List;
import java.util.stream.Collectors;

/** Problems as people read them on a console. */
public final class ErrorText {
    private ErrorText() {}

    /** Every problem, then how many there are when there are several, then the exit code. */
    public static String of(RisksetException exception) {
        List<Problem> problems = exception.problems();
        String text = problems.stream().map(p -> line("error", p)).collect(Collectors.joining("\n"));
        String count = problems.size() > 1 ? "\n" + problems.size() + " errors" : "";
        return text + count + String.format("%n  %-9s %d", "exit", exception.exitCode());
    }

    /** A note: something to know that stops nothing. */
    public static String note(Problem note) {
        return line("note", note);
    }

    private static String line(String kind, Problem problem) {
        return kind + "[" + problem.code().code() + "]: " + problem.text();
    }
}
