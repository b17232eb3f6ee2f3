// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import org.riskset.survival.error.ErrorCode;

/** What can be wrong with {@code site.yaml}, {@code coordinator.yaml} or {@code policy.yaml}. */
public enum ConfigError implements ErrorCode {
    UNREADABLE("001", "a configuration file cannot be read"),
    UNKNOWN_KEY("002", "unknown key in a configuration"),
    SYNTAX("003", "a configuration file is not YAML or JSON"),
    TOO_BIG("004", "a configuration file is too large or too deep"),
    DUPLICATE_KEY("005", "a key stands twice in a configuration"),
    MISSING_KEY("006", "a required key of a configuration is missing"),
    WRONG_TYPE("007", "a value of a configuration has the wrong type"),
    WRONG_VALUE("008", "a value of a configuration is not allowed"),
    ONE_SOURCE("009", "a study's data need exactly one source"),
    NOT_ENFORCED("020", "a rule that this version does not enforce yet");

    private final String number;
    private final String title;

    ConfigError(String number, String title) {
        this.number = number;
        this.title = title;
    }

    @Override
    public String code() {
        return "RS-CONF-" + number;
    }

    @Override
    public String title() {
        return title;
    }
}
