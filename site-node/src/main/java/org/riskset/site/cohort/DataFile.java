// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** What can be said of a file by its first bytes. */
final class DataFile {
    private static final String PARQUET = "PAR1";

    /** How other things begin that people hand in as CSV: Parquet, workbooks and archives, old workbooks, UTF-16. */
    private static final List<String> NOT_TEXT = List.of(
            PARQUET, "PK\u0003\u0004", "\u00D0\u00CF\u0011\u00E0", "\u001F\u008B", "\u00FF\u00FE", "\u00FE\u00FF");

    private DataFile() {}

    static void requireText(Path path) {
        String start = start(path);
        if (NOT_TEXT.stream().anyMatch(start::startsWith)) {
            throw RisksetException.of(ReadProblems.notText(name(path)));
        }
    }

    static void requireParquet(Path path) {
        if (!start(path).startsWith(PARQUET)) {
            throw RisksetException.of(Problem.of(DataError.NOT_PARQUET, name(path) + " is not a Parquet file"));
        }
    }

    private static String start(Path path) {
        if (!Files.exists(path)) {
            throw RisksetException.of(Problem.of(DataError.NO_FILE, "no file " + path)
                    .with(Problem.DO, "check the path; a relative one starts at the configuration's folder"));
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw unreadable(path);
        }
        try (InputStream bytes = Files.newInputStream(path)) {
            return new String(bytes.readNBytes(4), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw unreadable(path);
        }
    }

    static RisksetException unreadable(Path path) {
        return RisksetException.of(Problem.of(DataError.UNREADABLE, path + " cannot be read")
                .with(Problem.EXPECTED, "a file that this user may read"));
    }

    static String name(Path path) {
        return path.getFileName().toString();
    }

    /** The path as a pattern that only this file matches: DuckDB would read {@code a*.csv} as many files. */
    static String asPattern(Path path) {
        return absolute(path).replaceAll("[\\[*?]", "[$0]");
    }

    static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
