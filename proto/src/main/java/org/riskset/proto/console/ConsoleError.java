// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.console;

import org.riskset.survival.error.ErrorCode;

/** What can be wrong with files that a command line names. */
public enum ConsoleError implements ErrorCode {
    EXISTS("RS-CLI-020", "a file that was to be made exists already"),
    UNWRITABLE("RS-CLI-021", "a file cannot be written"),
    UNREADABLE("RS-CLI-022", "a file cannot be read");

    private final String code;
    private final String title;

    ConsoleError(String code, String title) {
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
