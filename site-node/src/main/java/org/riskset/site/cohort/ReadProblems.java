// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What went wrong while reading, in words that hold no row: DuckDB quotes the row in its own message, so that message
 * goes neither to the user nor along as a cause.
 */
final class ReadProblems {
    private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern FIELDS = Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");

    private ReadProblems() {}

    static RisksetException csv(String file, SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher line = LINE.matcher(message);
        String where = file + (line.find() ? " line " + line.group(1) : "");
        return RisksetException.of(problem(where, message));
    }

    private static Problem problem(String where, String message) {
        if (message.startsWith("Out of Memory")) {
            return Problem.of(DataError.NO_MEMORY, "counting " + where + " takes more memory than it may have")
                    .with(Problem.DO, "give the plan a wider time.grid or fewer patterns");
        }
        if (message.contains("This file is not utf-8 encoded") || message.contains("Invalid unicode")) {
            return encoding(where);
        }
        if (message.contains("Value with unterminated quote found")) {
            return openQuote(where);
        }
        if (message.contains("Maximum line size of")) {
            return Problem.of(DataError.ROW_TOO_LONG, "a row of " + where + " is longer than 2,000,000 bytes")
                    .with(Problem.DO, "look for a quote that does not end");
        }
        // the row that DuckDB quotes comes before its own words, so the last match is not the row's
        return FIELDS.matcher(message)
                .results()
                .reduce((earlier, later) -> later)
                .map(fields -> ragged(where, fields.group(1), fields.group(2)))
                .orElseGet(() -> irregular(where));
    }

    private static Problem ragged(String where, String expected, String found) {
        return Problem.of(DataError.RAGGED_ROW, where + " has another number of fields than the header")
                .with(Problem.SEEN, found + " fields")
                .with(Problem.EXPECTED, expected + " fields")
                .with(Problem.DO, "quote fields that hold the separator");
    }

    private static Problem irregular(String where) {
        return Problem.of(DataError.NOT_CSV, where + " is not regular CSV (RFC 4180)")
                .with(Problem.DO, "write it again with one kind of line end, and quotes doubled within quotes");
    }

    static Problem encoding(String where) {
        return Problem.of(DataError.WRONG_ENCODING, where + " is not UTF-8")
                .with(Problem.DO, "save the file as UTF-8, or say in site.yaml  encoding: ISO-8859-1");
    }

    static Problem noHeader(String file) {
        return Problem.of(DataError.NO_HEADER, file + " has no header row")
                .with(Problem.DO, "write the columns' names into the first line");
    }

    static Problem openQuote(String where) {
        return Problem.of(DataError.OPEN_QUOTE, "a quoted field in " + where + " does not end")
                .with(Problem.DO, "double every quote within a quoted field");
    }

    static Problem notText(String file) {
        return Problem.of(DataError.NOT_TEXT, file + " is not a text file")
                .with(Problem.DO, "export it as CSV in UTF-8");
    }

    static RisksetException parquet(String file, SQLException failure) {
        return RisksetException.of(
                Problem.of(DataError.NOT_PARQUET, file + " cannot be read as Parquet"), withoutMessage(failure));
    }

    static RisksetException query(SQLException failure) {
        return RisksetException.of(
                Problem.of(DataError.QUERY_FAILED, "the database refused the query")
                        .with(Problem.SEEN, "SQL state " + failure.getSQLState())
                        .with(Problem.DO, "look into the database's own log, and try the query of site.yaml by hand"),
                withoutMessage(failure));
    }

    static RisksetException connection(SQLException failure) {
        return RisksetException.of(
                Problem.of(DataError.NO_CONNECTION, "the database does not answer, or does not let this user in")
                        .with(Problem.SEEN, "SQL state " + failure.getSQLState())
                        .with(Problem.DO, "check url, user and password of the data source"),
                withoutMessage(failure));
    }

    /** A database may quote a patient's value in its message; the state and the stack say enough. */
    private static SQLException withoutMessage(SQLException failure) {
        SQLException bare = new SQLException("message left out", failure.getSQLState(), failure.getErrorCode());
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }
}
