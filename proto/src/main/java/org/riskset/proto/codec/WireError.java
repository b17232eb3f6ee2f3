// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import org.riskset.survival.error.ErrorCode;

/** Messages that cannot be read. */
public enum WireError implements ErrorCode {
    MALFORMED("RS-API-001", "a message does not have the form its format demands");

    private final String code;
    private final String title;

    WireError(String code, String title) {
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
