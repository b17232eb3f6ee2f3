// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.error;

import java.util.List;

/** A signature, a digest or a protocol step did not verify. */
public final class VerificationException extends RisksetException {
    private static final long serialVersionUID = 1L;

    public VerificationException(List<Problem> problems) {
        super(problems);
    }

    @Override
    public int exitCode() {
        return 7;
    }
}
