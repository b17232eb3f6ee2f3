// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.error;

import java.util.List;

/** The other side was not reached, or not in time. */
public final class UnreachableException extends RisksetException {
    private static final long serialVersionUID = 1L;

    public UnreachableException(List<Problem> problems) {
        super(problems);
    }

    @Override
    public int exitCode() {
        return 6;
    }
}
