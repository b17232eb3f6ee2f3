// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.admin;

import org.riskset.survival.error.ErrorCode;

/** Why a plan does not become a run, besides what is wrong in it. */
public enum SubmitError implements ErrorCode {
    UNKNOWN_MODE("RS-CLI-010", "a mode that does not exist"),
    UNKNOWN_SITE("RS-CLI-011", "a site that is not enrolled");

    private final String code;
    private final String title;

    SubmitError(String code, String title) {
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
