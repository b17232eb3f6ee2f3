// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import org.riskset.survival.error.ErrorCode;

/** Why a requester is turned away. */
public enum RequesterError implements ErrorCode {
    NOT_ALLOWED("RS-AUTH-020", "the requester is not one this site agreed to");

    private final String code;
    private final String title;

    RequesterError(String code, String title) {
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
