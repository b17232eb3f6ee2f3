// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import org.riskset.survival.error.ErrorCode;

/** Refusals by a site's rules and by the release rules. */
public enum DisclosureError implements ErrorCode {
    STUDY("RS-DISC-001", "the study is not one this site agreed to"),
    PURPOSE("RS-DISC-002", "the purpose is not one this site agreed to"),
    ENDPOINT_OR_VARIABLE("RS-DISC-003", "the endpoint or a variable is not allowed"),
    MODE("RS-DISC-004", "this way for counts to travel is not allowed"),
    GRID("RS-DISC-005", "the time grid is finer than allowed"),
    RELEASE_LEVEL("RS-DISC-007", "the release level"),
    GROUPS("RS-DISC-006", "more groups or patterns than allowed"),
    EXPIRED("RS-DISC-009", "an agreement or a request has ended"),
    SMALL_GROUP("RS-DISC-010", "too few patients to be shown"),
    INTERVALS("RS-DISC-011", "times were joined to intervals"),
    COMPLEMENTARY("RS-DISC-012", "hidden so that another number cannot be found by subtraction"),
    TOTALS("RS-DISC-013", "a number of events is not told"),
    TEST("RS-DISC-015", "a test or model over too few patients"),
    EXCLUSIONS("RS-DISC-017", "reasons of exclusion were joined"),
    MIN_SITES("RS-DISC-018", "fewer sites than this site demands"),
    NOT_APPROVED("RS-DISC-019", "a person at the site rejected the request");

    private final String code;
    private final String title;

    DisclosureError(String code, String title) {
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
