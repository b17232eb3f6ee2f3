// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import static java.nio.charset.CodingErrorAction.REPORT;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.riskset.site.cohort.DataSource.Csv;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** Reads the first row of a CSV file by the rules of RFC 4180, and no further than that row. */
final class CsvHeader {
    /** Above the widest spreadsheets (16,384 columns), and far below what would be slow. */
    static final int MOST_COLUMNS = 20_000;

    private static final int MOST_CHARACTERS = 1 << 20;
    private static final char QUOTE = '"';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final char separator;
    private final String file;
    private final List<String> names = new ArrayList<>();
    private final StringBuilder name = new StringBuilder();
    private int characters;

    private CsvHeader(Csv csv) {
        this.separator = csv.separator().orElse(Csv.DEFAULT_SEPARATOR);
        this.file = csv.path().getFileName().toString();
    }

    /** The columns' names as they stand, without the quotes around them. */
    static List<String> read(Csv csv, TextEncoding encoding) {
        CsvHeader header = new CsvHeader(csv);
        var decoder = encoding.charset().newDecoder().onMalformedInput(REPORT).onUnmappableCharacter(REPORT);
        try (Reader text = new BufferedReader(new InputStreamReader(Files.newInputStream(csv.path()), decoder))) {
            header.row(text);
        } catch (CharacterCodingException e) {
            throw RisksetException.of(ReadProblems.encoding(header.file), e);
        } catch (IOException e) {
            throw RisksetException.of(Problem.of(DataError.UNREADABLE, header.file + " cannot be read"), e);
        }
        return header.names;
    }

    private void row(Reader text) throws IOException {
        int c = next(text);
        c = c == BYTE_ORDER_MARK ? next(text) : c;
        while (c != -1 && c != '\n' && c != '\r') {
            if (c == QUOTE && name.isEmpty()) {
                c = quoted(text);
            } else if (c == separator) {
                endName();
                c = next(text);
            } else {
                name.append((char) c);
                c = next(text);
            }
        }
        if (!names.isEmpty() || !name.isEmpty()) {
            endName();
        }
    }

    /** The rest of a quoted name; the character after its closing quote. */
    private int quoted(Reader text) throws IOException {
        while (true) {
            int c = next(text);
            if (c == -1) {
                throw RisksetException.of(
                        Problem.of(DataError.OPEN_QUOTE, "a quoted name in the header of " + file + " does not end"));
            }
            if (c == QUOTE) {
                c = next(text);
                if (c != QUOTE) {
                    return c;
                }
            }
            name.append((char) c);
        }
    }

    private int next(Reader text) throws IOException {
        characters++;
        if (characters > MOST_CHARACTERS || names.size() >= MOST_COLUMNS) {
            throw RisksetException.of(Problem.of(
                            DataError.HEADER_TOO_LONG, "the header of " + file + " is longer than can be read")
                    .with(Problem.EXPECTED, "at most " + MOST_COLUMNS + " columns, " + MOST_CHARACTERS + " characters")
                    .with(Problem.DO, "write a file with the columns of the study alone"));
        }
        int c = text.read();
        if (c == 0) {
            throw RisksetException.of(ReadProblems.notText(file));
        }
        return c;
    }

    private void endName() {
        names.add(name.toString());
        name.setLength(0);
    }
}
