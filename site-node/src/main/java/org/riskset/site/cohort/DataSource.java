// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where a site keeps its patients: a file, or a query to its database. */
public sealed interface DataSource {

    <R> R fold(Function<Csv, R> csv, Function<Parquet, R> parquet, Function<Jdbc, R> jdbc);

    /**
     * Text with a header row, quoted as in RFC 4180.
     *
     * @param separator absent = comma
     * @param encoding as the user names it, see {@link TextEncoding}
     */
    record Csv(Path path, Optional<Character> separator, String encoding) implements DataSource {
        public static final char DEFAULT_SEPARATOR = ',';
        public static final String DEFAULT_ENCODING = "UTF-8";

        /** Commas and UTF-8. */
        public static Csv of(Path path) {
            return new Csv(path, Optional.empty(), DEFAULT_ENCODING);
        }

        @Override
        public <R> R fold(Function<Csv, R> csv, Function<Parquet, R> parquet, Function<Jdbc, R> jdbc) {
            return csv.apply(this);
        }
    }

    /** A Parquet file; values of any type are read as their text. */
    record Parquet(Path path) implements DataSource {
        @Override
        public <R> R fold(Function<Csv, R> csv, Function<Parquet, R> parquet, Function<Jdbc, R> jdbc) {
            return parquet.apply(this);
        }
    }

    /**
     * A query to a database; values of any type are read as their text.
     *
     * @param url a JDBC URL
     * @param user empty when the URL or the server's own rules say who it is
     * @param password asked once, when the connection is opened
     * @param query one SELECT written by the site: the only SQL that Riskset does not write itself
     */
    record Jdbc(String url, Optional<String> user, Supplier<Optional<String>> password, String query)
            implements DataSource {
        @Override
        public <R> R fold(Function<Csv, R> csv, Function<Parquet, R> parquet, Function<Jdbc, R> jdbc) {
            return jdbc.apply(this);
        }

        /** Neither password nor URL, which may hold one. */
        @Override
        public String toString() {
            return "Jdbc[" + query + "]";
        }
    }
}
