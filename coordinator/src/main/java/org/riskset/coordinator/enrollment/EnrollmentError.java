// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.enrollment;

import org.riskset.survival.error.ErrorCode;

/** Why a site is not let in. */
public enum EnrollmentError implements ErrorCode {
    UNKNOWN_CODE("RS-AUTH-030", "the invitation is not known here"),
    EXPIRED("RS-AUTH-031", "the invitation has expired"),
    USED("RS-AUTH-032", "the invitation was used by another key"),
    NOT_PROVEN("RS-AUTH-033", "the request is not signed by the key it brings"),
    FINGERPRINT("RS-AUTH-034", "the fingerprint is not the one of the key that was brought"),
    NAME_TAKEN("RS-AUTH-035", "a site of this name is enrolled"),
    NOTHING_TO_CERTIFY("RS-AUTH-036", "the site has brought no key yet"),
    NOT_A_MEMBER("RS-AUTH-037", "the site is not a member");

    private final String code;
    private final String title;

    EnrollmentError(String code, String title) {
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
