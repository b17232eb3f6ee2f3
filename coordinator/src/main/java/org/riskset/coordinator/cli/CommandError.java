// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import org.riskset.survival.error.ErrorCode;

/** What can be wrong with a coordinator's command. */
public enum CommandError implements ErrorCode {
    NOT_A_SPAN("RS-CLI-060", "not a number of days"),
    NOT_AN_ADDRESS("RS-CLI-061", "not an address to listen on"),
    NOT_A_HOST("RS-CLI-062", "not a host's name");

    private final String code;
    private final String title;

    CommandError(String code, String title) {
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
