// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import org.riskset.survival.error.ErrorCode;

/** What can be wrong with a study. */
public enum StudyError implements ErrorCode {
    UNREADABLE("001", "the study cannot be read"),
    SYNTAX("002", "the study is not YAML or JSON"),
    TOO_BIG("003", "the study's file is too large or too deep"),
    UNKNOWN_KEY("004", "unknown key in a study"),
    DUPLICATE_KEY("005", "a key stands twice in a study"),
    MISSING_KEY("006", "a required key of a study is missing"),
    WRONG_TYPE("007", "a value of a study has the wrong type"),
    WRONG_VALUE("008", "a value of a study is not allowed"),
    WRONG_KIND("009", "not a study of this version"),
    NO_ENDPOINT("010", "a study needs an endpoint"),
    WRONG_NAME("011", "not a name"),
    CODE_TWICE("012", "an event code is listed twice"),
    NO_CODES("013", "no code means an event"),
    WRONG_TIMES("014", "an endpoint needs a time or two dates"),
    LEVEL_TWICE("015", "a level is listed twice"),
    WRONG_CUT("016", "bounds and labels of a cut do not fit"),
    UNKNOWN_VARIABLE("017", "a cut of a variable that is not a number of the study"),
    WRONG_RANGE("018", "min, max and step do not fit"),
    WRONG_LATTICE("019", "step and horizon of a release do not fit"),
    UNDECLARED_RANGE("030", "a number without min, max or step");

    private final String number;
    private final String title;

    StudyError(String number, String title) {
        this.number = number;
        this.title = title;
    }

    @Override
    public String code() {
        return "RS-STUDY-" + number;
    }

    @Override
    public String title() {
        return title;
    }
}
