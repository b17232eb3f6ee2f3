// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import org.riskset.survival.error.ErrorCode;

/** What can be wrong with names, keys and rosters. */
public enum IdentityError implements ErrorCode {
    KEY_MISSING("RS-KEY-001", "a key file is missing"),
    KEY_UNREADABLE("RS-KEY-002", "a key file cannot be read"),
    KEY_OPEN("RS-KEY-003", "others than its owner may use a key file"),
    KEY_CONTENT("RS-KEY-004", "a key file does not hold what it should"),
    KEY_EXISTS("RS-KEY-005", "a key file exists already"),
    KEY_UNWRITABLE("RS-KEY-006", "a key file cannot be written"),
    FINGERPRINT("RS-KEY-007", "a text is not a fingerprint"),
    PUBLIC_KEY("RS-KEY-008", "a text is not a public key"),
    SITE_NAME("RS-CONF-063", "a site cannot have this name"),
    ROSTER("RS-SEC-017", "a roster names a site or a key twice");

    private final String code;
    private final String title;

    IdentityError(String code, String title) {
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
