// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.error;

import java.util.List;

/** Riskset could not do its work: a run failed, a database does not answer. */
public final class FailureException extends RisksetException {
    private static final long serialVersionUID = 1L;

    public FailureException(List<Problem> problems) {
        super(problems);
    }

    @Override
    public int exitCode() {
        return 1;
    }
}
