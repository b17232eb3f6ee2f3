// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import org.riskset.survival.error.ErrorCode;

/** What can be wrong with a site's data. */
public enum DataError implements ErrorCode {
    NO_FILE("RS-DATA-001", "data file not found"),
    UNREADABLE("RS-DATA-002", "data file cannot be read"),
    NO_HEADER("RS-DATA-003", "data file without a header row"),
    NOT_TEXT("RS-DATA-004", "data file is not a text file"),
    WRONG_SEPARATOR("RS-DATA-005", "columns are separated by another character"),
    DUPLICATE_COLUMN("RS-DATA-006", "two columns of one name"),
    NO_COLUMN("RS-DATA-007", "a column is missing"),
    WRONG_ENCODING("RS-DATA-008", "data file is not in the encoding given"),
    UNKNOWN_ENCODING("RS-DATA-009", "encoding that cannot be read"),
    RAGGED_ROW("RS-DATA-010", "a row has another number of fields than the header"),
    HEADER_TOO_LONG("RS-DATA-011", "more columns than can be read"),
    ROW_TOO_LONG("RS-DATA-012", "a row is too long"),
    OPEN_QUOTE("RS-DATA-013", "a quoted field does not end"),
    NOT_CSV("RS-DATA-014", "data file is not regular CSV"),
    NOT_PARQUET("RS-DATA-015", "data file is not Parquet"),
    UNFIT_MAPPING("RS-DATA-016", "a mapping does not fit the study"),
    BAD_SEPARATOR("RS-DATA-017", "a separator that cannot be used"),
    PATIENT_IDS("RS-DATA-018", "patients' ids are missing or repeated"),
    TOO_MANY_ROWS("RS-DATA-020", "more rows than a site may count"),
    TOO_MANY_NUMBERS("RS-DATA-021", "the times seen on this grid make too many numbers"),
    UNKNOWN_DATABASE("RS-DATA-030", "a kind of database that cannot be read"),
    NO_CONNECTION("RS-DATA-031", "the site's database does not answer"),
    QUERY_FAILED("RS-DATA-032", "the site's database refused a query"),
    NO_MEMORY("RS-DATA-033", "not enough memory to count");

    private final String code;
    private final String title;

    DataError(String code, String title) {
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
