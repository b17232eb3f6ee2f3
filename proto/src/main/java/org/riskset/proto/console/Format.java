// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.console;

/** What a command writes on standard output. */
public enum Format {
    /** For people. */
    TABLE,
    /** For programs. */
    JSON,
    /** For spreadsheets. */
    CSV;

    /** As it is typed. */
    @Override
    public String toString() {
        return switch (this) {
            case TABLE -> "table";
            case JSON -> "json";
            case CSV -> "csv";
        };
    }
}
