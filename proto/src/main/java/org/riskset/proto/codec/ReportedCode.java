// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import java.util.Arrays;
import org.riskset.survival.error.ErrorArea;
import org.riskset.survival.error.ErrorCode;

/**
 * A code that the other side reported; this version need not know it.
 *
 * <p>Special case: a code of an unknown form or area becomes {@link ExchangeError#INTERNAL}.
 */
record ReportedCode(String code, String title) implements ErrorCode {

    static ErrorCode of(String code, String title) {
        boolean known = code.matches("RS-[A-Z]{2,8}-[0-9]{3}")
                && Arrays.stream(ErrorArea.values()).anyMatch(a -> code.startsWith("RS-" + a + "-"));
        return known ? new ReportedCode(code, title) : ExchangeError.INTERNAL;
    }
}
