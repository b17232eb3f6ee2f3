// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import org.riskset.survival.error.ErrorCode;

/** What can be wrong with an analysis plan. */
public enum PlanError implements ErrorCode {
    UNREADABLE("001", "the plan cannot be read"),
    SYNTAX("002", "the plan is not YAML or JSON"),
    TOO_BIG("003", "the plan's file is too large or too deep"),
    UNKNOWN_KEY("004", "unknown key in a plan"),
    DUPLICATE_KEY("005", "a key stands twice in a plan"),
    MISSING_KEY("006", "a required key of a plan is missing"),
    WRONG_TYPE("007", "a value of a plan has the wrong type"),
    WRONG_VALUE("008", "a value of a plan is not allowed"),
    WRONG_KIND("009", "not an analysis plan of this version"),
    OTHER_STUDY("010", "the plan is for another study"),
    UNKNOWN_ENDPOINT("011", "unknown endpoint"),
    UNKNOWN_VARIABLE("012", "unknown variable"),
    TESTS_WITHOUT_GROUPS("013", "tests need groups"),
    UNKNOWN_LEVEL("014", "unknown level"),
    UNKNOWN_TEST("015", "unknown kind of test"),
    WRONG_PARAMETER("016", "a test has a wrong parameter"),
    WRONG_ROLE("017", "a variable of this type cannot stand here"),
    NAMED_TWICE("018", "named twice"),
    WRONG_TIME("019", "horizon and grid do not fit each other"),
    UNKNOWN_CAUSE("020", "unknown cause"),
    WRONG_SCORES("022", "scores do not fit the groups"),
    SITE_NOT_HERE("023", "@site cannot stand here"),
    NOT_COMPUTED("024", "not computed by this version"),
    TOO_MANY_NUMBERS("040", "the plan asks for too many numbers"),
    NO_HORIZON("041", "secure mode needs a horizon"),
    OTHER_LATTICE("042", "grid or horizon is not the study's release lattice");

    private final String number;
    private final String title;

    PlanError(String number, String title) {
        this.number = number;
        this.title = title;
    }

    @Override
    public String code() {
        return "RS-PLAN-" + number;
    }

    @Override
    public String title() {
        return title;
    }
}
