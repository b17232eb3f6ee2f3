// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.error;

import java.util.List;

/** The caller may not do this. */
public final class NotAuthorizedException extends RisksetException {
    private static final long serialVersionUID = 1L;

    public NotAuthorizedException(List<Problem> problems) {
        super(problems);
    }

    @Override
    public int exitCode() {
        return 5;
    }
}
