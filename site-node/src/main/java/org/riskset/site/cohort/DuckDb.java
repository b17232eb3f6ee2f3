// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

/** DuckDB, which also reads the files. Its {@code TRY_CAST} alone would take {@code 1_000}, blanks and {@code inf}. */
final class DuckDb implements Dialect {

    @Override
    public String urlPrefix() {
        return "jdbc:duckdb:";
    }

    @Override
    public Sql number(Sql text) {
        return Sql.of(
                "CASE WHEN LENGTH({}) <= 60 AND REGEXP_FULL_MATCH({}, {}) THEN TRY_CAST({} AS DOUBLE) END",
                text,
                text,
                Sql.literal(NUMBER),
                text);
    }

    @Override
    public Sql date(Sql text) {
        return Sql.of(
                "CASE WHEN REGEXP_FULL_MATCH({}, {}) AND {} >= '0001' THEN TRY_CAST({} AS DATE) END",
                text,
                Sql.literal(DATE),
                text,
                text);
    }
}
