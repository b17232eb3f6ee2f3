// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import org.riskset.survival.error.ErrorCode;

/** What can be wrong with a log or with what was taken from one. */
public enum AuditError implements ErrorCode {
    BUNDLE("RS-AUDIT-001", "a bundle cannot be read"),
    ENTRIES("RS-AUDIT-002", "an entry does not match the log's checkpoints"),
    SIGNATURE("RS-AUDIT-003", "a checkpoint is not signed by the log's key"),
    NOTE("RS-AUDIT-004", "a text is not a signed note or not a checkpoint"),
    OBJECT("RS-AUDIT-005", "an object is missing or has another digest than its entry names"),
    STATEMENT("RS-AUDIT-006", "what was signed or recorded in a run does not fit together"),
    DIFFERENCE("RS-AUDIT-007", "two parties recorded different things"),
    NO_ENTRY("RS-AUDIT-008", "there is no such entry"),
    FORK("RS-AUDIT-010", "a log has forked: it showed two trees of which neither begins with the other");

    private final String code;
    private final String title;

    AuditError(String code, String title) {
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
