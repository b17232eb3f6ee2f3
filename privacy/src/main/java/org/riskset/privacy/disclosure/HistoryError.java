// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import org.riskset.survival.error.ErrorCode;

/** Refusals in view of what a site has answered before. */
public enum HistoryError implements ErrorCode {
    BUDGET("RS-DISC-008", "this site answers no more different questions of this requester for now"),
    NEAR_COPY("RS-DISC-030", "almost the same patients were counted for an earlier plan"),
    ROSTER("RS-DISC-031", "almost the same sites have taken part in an earlier run over these patients"),
    UNKNOWN_OUTCOME("RS-DISC-032", "of an earlier run over these patients it is not known whose counts were opened"),
    SPAN("RS-DISC-033", "sums and differences with earlier answers would single out a few patients"),
    SNAPSHOT("RS-DISC-034", "too few patients have changed since the extract that was answered from"),
    LEDGER("RS-DISC-039", "this site's record of its answers is not what it was");

    private final String code;
    private final String title;

    HistoryError(String code, String title) {
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
