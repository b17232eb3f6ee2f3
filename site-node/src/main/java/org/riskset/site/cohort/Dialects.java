// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import java.util.List;
import java.util.Optional;

/** Every kind of database that can be read. To add one: a {@link Dialect}, and a line here. */
public final class Dialects {
    static final Dialect DUCK_DB = new DuckDb();

    private static final List<Dialect> ALL = List.of(DUCK_DB, new PostgreSql());

    private Dialects() {}

    /** The dialect of a JDBC URL. */
    public static Optional<Dialect> of(String url) {
        return ALL.stream().filter(d -> url.startsWith(d.urlPrefix())).findFirst();
    }

    /** How known URLs begin. */
    public static List<String> known() {
        return ALL.stream().map(Dialect::urlPrefix).toList();
    }
}
