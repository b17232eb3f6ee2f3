// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import org.riskset.survival.error.ErrorCode;

/** What did not verify between the parties. */
public enum SecurityError implements ErrorCode {
    SIGNATURE("RS-SEC-010", "a signature or the context it binds does not verify"),
    UNPINNED_PEER("RS-SEC-011", "a peer is not pinned in this site's policy"),
    POINT("RS-SEC-012", "a key for agreeing on masks is not a sound point of the curve"),
    SHARE("RS-SEC-013", "a sealed share does not open or is not the one it should be"),
    OPENING("RS-SEC-014", "what the sites opened does not fit what was committed to"),
    SURVIVORS("RS-SEC-015", "too few sites signed the same set of contributors"),
    DEAD("RS-SEC-016", "the sum was given up: nothing of it may be opened any more"),
    OVERSIZED("RS-SEC-018", "a message is larger than its plan allows"),
    TOO_FEW_SITES("RS-SEC-020", "secure mode needs three sites or more"),
    SECOND_ANSWER("RS-SEC-030", "another answer was already given"),
    STALE("RS-SEC-031", "the message belongs to a step that is over"),
    OTHER_BYTES("RS-SEC-032", "other counts than those frozen for this run"),
    INCOHERENT("RS-SEC-040", "the sum of the counts is not coherent"),
    RANGE("RS-SEC-041", "a number is outside the range that may be summed");

    private final String code;
    private final String title;

    SecurityError(String code, String title) {
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
