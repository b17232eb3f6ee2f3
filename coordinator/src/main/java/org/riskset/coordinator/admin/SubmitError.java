// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.admin;

import org.riskset.survival.error.ErrorCode;

/** Why a plan does not become a run, besides what is wrong in it. */
public enum SubmitError implements ErrorCode {
    UNKNOWN_MODE("RS-CLI-010", "a mode that does not exist"),
    SECURE_NOT_BUILT("RS-CLI-012", "secure mode is not part of this version"),
    UNKNOWN_SITE("RS-CLI-011", "a site that is not enrolled"),
    HORIZON_MISSING("RS-PLAN-041", "secure mode needs a horizon");

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
