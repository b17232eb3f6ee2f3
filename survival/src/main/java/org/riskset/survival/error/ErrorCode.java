// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.error;

/**
 * A stable name for one thing that can go wrong, such as {@code RS-PLAN-004}.
 *
 * <p>Implemented by one enum per area; {@code docs/errors.md} has one row for each constant.
 */
public interface ErrorCode {

    /** The code as printed: {@code RS-<AREA>-<three digits>}. */
    String code();

    /** What this code means, in a few words, lower case without a full stop. */
    String title();

    /** The area, from the code: {@code PLAN} of {@code RS-PLAN-004}. */
    default ErrorArea area() {
        return ErrorArea.of(code());
    }
}
