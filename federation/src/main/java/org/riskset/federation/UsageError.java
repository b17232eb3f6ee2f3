// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import org.riskset.survival.error.ErrorCode;

/** What can be wrong with a command line. */
public enum UsageError implements ErrorCode {
    UNKNOWN_COMMAND("RS-CLI-001", "unknown command"),
    UNKNOWN_OPTION("RS-CLI-002", "unknown option"),
    MISSING("RS-CLI-003", "something is missing from the command line"),
    WRONG_VALUE("RS-CLI-004", "a value on the command line cannot be used"),
    TOO_MUCH("RS-CLI-005", "more on the command line than the command takes"),
    UNKNOWN_CODE("RS-CLI-006", "no such error code"),
    TWICE("RS-CLI-007", "an option stands twice");

    private final String code;
    private final String title;

    UsageError(String code, String title) {
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
