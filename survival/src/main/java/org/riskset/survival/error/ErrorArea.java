// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.error;

import java.util.List;
import java.util.function.Function;

/** The families of codes and, with each, the exception its problems are thrown as. */
public enum ErrorArea {
    RUN(FailureException::new),
    DB(FailureException::new),
    CLI(UsageException::new),
    API(UsageException::new),
    PLAN(UsageException::new),
    CONF(ConfigurationException::new),
    KEY(ConfigurationException::new),
    STUDY(ConfigurationException::new),
    DATA(ConfigurationException::new),
    DISC(RefusedException::new),
    AUTH(NotAuthorizedException::new),
    NET(UnreachableException::new),
    AUDIT(VerificationException::new),
    SEC(VerificationException::new);

    /** Too few sites for a secure sum: a refusal by rule although its area speaks of verification. */
    private static final String TOO_FEW_SITES = "RS-SEC-020";

    private final Function<List<Problem>, RisksetException> thrown;

    ErrorArea(Function<List<Problem>, RisksetException> thrown) {
        this.thrown = thrown;
    }

    static ErrorArea of(String code) {
        return code.equals(TOO_FEW_SITES) ? DISC : valueOf(code.split("-", 3)[1]);
    }

    RisksetException exception(List<Problem> problems) {
        return thrown.apply(problems);
    }
}
