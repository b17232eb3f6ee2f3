// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import org.riskset.survival.error.ErrorCode;

/** What can go wrong with a request at a site. */
public enum TaskError implements ErrorCode {
    UNEXPECTED("RS-RUN-020", "the message does not fit the state of the request"),
    UNKNOWN("RS-RUN-021", "no such request"),
    NOT_WAITING("RS-RUN-022", "the request does not wait for a person"),
    OTHER_PLAN("RS-RUN-023", "the plan is not the one that was read"),
    COUNTING("RS-RUN-024", "the data could not be counted"),
    NOT_OVERRIDDEN("RS-RUN-025", "earlier answers speak against the request");

    private final String code;
    private final String title;

    TaskError(String code, String title) {
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
