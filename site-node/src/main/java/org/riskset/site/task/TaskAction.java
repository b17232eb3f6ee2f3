// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

/** What the machine wants done; each is idempotent. */
public enum TaskAction {
    /** Hold the request against this site's rules. */
    CHECK,
    /** Count, and freeze what was counted. */
    COUNT
}
