// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.riskset.site.cohort.DataSource.Csv;
import org.riskset.survival.error.RisksetException;

/**
 * Looks through a CSV file for quotes before DuckDB reads it. With several threads DuckDB may take a line within quotes
 * for a row; with one it reads a quote that never ends as if the file ended there.
 *
 * <p>Works on bytes: in UTF-8 and Latin-1 those of quote, separator and line end are never part of another character.
 */
final class CsvQuotes {
    private static final int BUFFER = 1 << 18;
    private static final int BYTE_ORDER_MARK_LENGTH = 3;

    private enum Place {
        FIELD_START,
        FIELD,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    private final char separator;
    private Place place = Place.FIELD_START;
    private long line = 1;
    private long opened;

    private CsvQuotes(char separator) {
        this.separator = separator;
    }

    /**
     * Whether a file has quotes.
     *
     * @throws RisksetException when one does not end
     */
    static boolean occurIn(Csv csv) {
        try {
            if (!anyQuote(csv)) {
                return false;
            }
            CsvQuotes quotes = new CsvQuotes(csv.separator().orElse(Csv.DEFAULT_SEPARATOR));
            quotes.scan(csv);
            if (quotes.place == Place.QUOTED) {
                throw RisksetException.of(ReadProblems.openQuote(DataFile.name(csv.path()) + " line " + quotes.opened));
            }
            return true;
        } catch (IOException e) {
            throw DataFile.unreadable(csv.path());
        }
    }

    private static boolean anyQuote(Csv csv) throws IOException {
        try (InputStream bytes = Files.newInputStream(csv.path())) {
            byte[] buffer = new byte[BUFFER];
            for (int length = bytes.read(buffer); length >= 0; length = bytes.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    if (buffer[i] == '"') {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private void scan(Csv csv) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(csv.path()), BUFFER)) {
            bytes.mark(BYTE_ORDER_MARK_LENGTH);
            if (bytes.read() != 0xEF || bytes.read() != 0xBB || bytes.read() != 0xBF) {
                bytes.reset();
            }
            byte[] buffer = new byte[BUFFER];
            for (int length = bytes.read(buffer); length >= 0; length = bytes.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    step(buffer[i]);
                }
            }
        }
    }

    private void step(byte next) {
        line += next == '\n' ? 1 : 0;
        if (place == Place.QUOTED) {
            place = next == '"' ? Place.QUOTE_IN_QUOTED : Place.QUOTED;
        } else if (next == '"' && place != Place.FIELD) {
            opened = place == Place.FIELD_START ? line : opened;
            place = Place.QUOTED;
        } else {
            boolean ends = next == separator || next == '\n' || next == '\r';
            place = ends ? Place.FIELD_START : Place.FIELD;
        }
    }
}
