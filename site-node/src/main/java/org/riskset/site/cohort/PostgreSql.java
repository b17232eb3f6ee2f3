// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

/** PostgreSQL has no {@code TRY_CAST}: what would fail is found before the cast, and CASE keeps the order. */
final class PostgreSql implements Dialect {

    @Override
    public String urlPrefix() {
        return "jdbc:postgresql:";
    }

    @Override
    public Sql number(Sql text) {
        return Sql.of(
                "CASE WHEN LENGTH({}) <= 60 AND {} ~ {} THEN CAST({} AS DOUBLE PRECISION) END",
                text,
                text,
                whole(NUMBER),
                text);
    }

    /** The day is held against the last one of its month, in the proleptic calendar that Java has as well. */
    @Override
    public Sql date(Sql text) {
        return Sql.of("""
                CASE WHEN NOT {} ~ {} THEN NULL
                     WHEN CAST(SUBSTR({}, 1, 4) AS INTEGER) < 1 THEN NULL
                     WHEN CAST(SUBSTR({}, 6, 2) AS INTEGER) NOT BETWEEN 1 AND 12 THEN NULL
                     WHEN CAST(SUBSTR({}, 9, 2) AS INTEGER) NOT BETWEEN 1 AND EXTRACT(DAY FROM
                          CAST(SUBSTR({}, 1, 7) || '-01' AS DATE) + INTERVAL '1 month' - INTERVAL '1 day') THEN NULL
                     ELSE CAST({} AS DATE)
                END""", text, whole(DATE), text, text, text, text, text);
    }

    private static Sql whole(String expression) {
        return Sql.literal("^(" + expression + ")$");
    }
}
