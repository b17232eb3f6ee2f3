// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import org.riskset.survival.error.ErrorCode;

/** What can go wrong with a run. */
public enum RunError implements ErrorCode {
    INTERNAL("RS-RUN-001", "an internal failure"),
    UNEXPECTED("RS-RUN-002", "the message does not fit the state of the run"),
    TOO_FEW("RS-RUN-003", "fewer sites than the plan or a site demands"),
    UNKNOWN("RS-RUN-004", "no such run"),
    NO_RESULT("RS-RUN-005", "the run has no result"),
    CANCELLED("RS-RUN-006", "the run was cancelled"),
    NO_SITES("RS-RUN-007", "no enrolled site to ask");

    private final String code;
    private final String title;

    RunError(String code, String title) {
        this.code = code;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return title;
    }
}
