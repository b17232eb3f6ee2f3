// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Where a study's rows are. */
public sealed interface DataSection {

    <R> R fold(Function<Csv, R> csv, Function<Parquet, R> parquet, Function<Jdbc, R> jdbc);

    /**
     * A text file.
     *
     * @param separator absent = comma
     * @param encoding as written
     */
    record Csv(Path path, Optional<Character> separator, String encoding) implements DataSection {
        public static final String DEFAULT_ENCODING = "UTF-8";

        @Override
        public <R> R fold(Function<Csv, R> csv, Function<Parquet, R> parquet, Function<Jdbc, R> jdbc) {
            return csv.apply(this);
        }
    }

    /** A Parquet file. */
    record Parquet(Path path) implements DataSection {
        @Override
        public <R> R fold(Function<Csv, R> csv, Function<Parquet, R> parquet, Function<Jdbc, R> jdbc) {
            return parquet.apply(this);
        }
    }

    /**
     * A database.
     *
     * @param passwordFile holds the password and nothing else, readable by the owner
     * @param query one SELECT of the site's own
     */
    record Jdbc(String url, Optional<String> user, Optional<Path> passwordFile, String query) implements DataSection {
        @Override
        public <R> R fold(Function<Csv, R> csv, Function<Parquet, R> parquet, Function<Jdbc, R> jdbc) {
            return jdbc.apply(this);
        }

        /** Without the URL, which may hold a password. */
        @Override
        public String toString() {
            return "Jdbc[" + query + "]";
        }
    }
}
