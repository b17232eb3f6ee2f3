// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import org.riskset.survival.error.ErrorCode;

/** What can go wrong when a result is written down. */
public enum ReportError implements ErrorCode {
    NOT_WRITTEN("RS-RUN-090", "a file of the result could not be written");

    private final String code;
    private final String title;

    ReportError(String code, String title) {
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
