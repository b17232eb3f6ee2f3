// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

/** How a site stands in a run. The last five are what results tell. */
public enum Standing {
    ASKED,
    ACCEPTED,
    CONTRIBUTED,
    REFUSED,
    REJECTED,
    ABORTED,
    SILENT
}
