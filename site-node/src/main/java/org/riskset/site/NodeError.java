// SPDX-License-Identifier: Apache-2.0
package org.riskset.site;

import org.riskset.survival.error.ErrorCode;

/** What keeps a site node from starting. */
public enum NodeError implements ErrorCode {
    NO_INVITATION("RS-CONF-070", "the site has no invitation"),
    NOT_ENROLLED("RS-CONF-071", "the site is not enrolled"),
    STUDY_NOT_HERE("RS-CONF-072", "this site has no data for the study"),
    NO_PASSWORD("RS-CONF-074", "a password file cannot be read"),
    PIN("RS-CONF-073", "the pin is not the one of the invitation");

    private final String code;
    private final String title;

    NodeError(String code, String title) {
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
