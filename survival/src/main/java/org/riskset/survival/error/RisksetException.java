// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.error;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something the user, an operator or another party has to know. Sealed by <em>what the caller can do</em>, which is
 * also the exit code; carries every problem found, in file order.
 *
 * <p>A broken precondition inside the code is an {@link IllegalArgumentException} instead: a bug, not a message.
 */
public abstract sealed class RisksetException extends RuntimeException
        permits FailureException,
                UsageException,
                ConfigurationException,
                RefusedException,
                NotAuthorizedException,
                UnreachableException,
                VerificationException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    RisksetException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** The exception that fits the first problem's area. */
    public static RisksetException of(List<Problem> problems) {
        return problems.get(0).code().area().exception(problems);
    }

    public static RisksetException of(Problem problem) {
        return of(List.of(problem));
    }

    /** The same, keeping what caused it for the log. */
    public static RisksetException of(Problem problem, Throwable cause) {
        RisksetException exception = of(problem);
        exception.initCause(cause);
        return exception;
    }

    public List<Problem> problems() {
        return problems;
    }

    public Problem first() {
        return problems.get(0);
    }

    /** The process' exit code, 1 to 7. */
    public abstract int exitCode();
}
