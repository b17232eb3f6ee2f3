// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.error;

import java.util.List;

/** What was asked is wrong: a command line, a request, a plan. */
public final class UsageException extends RisksetException {
    private static final long serialVersionUID = 1L;

    public UsageException(List<Problem> problems) {
        super(problems);
    }

    @Override
    public int exitCode() {
        return 2;
    }
}
