// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.error;

import java.util.List;

/** A disclosure rule refused. */
public final class RefusedException extends RisksetException {
    private static final long serialVersionUID = 1L;

    public RefusedException(List<Problem> problems) {
        super(problems);
    }

    @Override
    public int exitCode() {
        return 4;
    }
}
