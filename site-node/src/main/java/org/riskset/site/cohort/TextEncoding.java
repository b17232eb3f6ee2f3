// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** The encodings of text files that are read without anything to install. */
enum TextEncoding {
    UNICODE(UTF_8, "utf-8", "UTF-?8"),
    WESTERN(ISO_8859_1, "latin-1", "ISO-?8859-1|LATIN-?1");

    private final Charset charset;
    private final String duckDb;
    private final String names;

    TextEncoding(Charset charset, String duckDb, String names) {
        this.charset = charset;
        this.duckDb = duckDb;
        this.names = names;
    }

    /** By any of its usual names. */
    static TextEncoding of(String name) {
        return Arrays.stream(values())
                .filter(e -> name.strip().toUpperCase(Locale.ROOT).matches(e.names))
                .findFirst()
                .orElseThrow(() -> RisksetException.of(
                        Problem.of(DataError.UNKNOWN_ENCODING, "encoding \"" + name + "\" cannot be read")
                                .with(Problem.KNOWN, UTF_8.name() + ", " + ISO_8859_1.name())
                                .with(Problem.DO, "save the file as UTF-8")));
    }

    Charset charset() {
        return charset;
    }

    /** As DuckDB calls it. */
    String duckDb() {
        return duckDb;
    }
}
