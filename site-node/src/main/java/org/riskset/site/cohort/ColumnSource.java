// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a site finds what the study calls by one name.
 *
 * @param column this site's column
 * @param values this site's text to the study's; an empty target means missing, a text that is not listed stays as it is
 * @param cut bounds that make levels of this site's number, {@code [a, b)}; empty = the text is the level
 */
public record ColumnSource(String column, Map<String, String> values, List<BigDecimal> cut) {
    public ColumnSource {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        cut = List.copyOf(cut);
    }

    /** The column itself. */
    public static ColumnSource of(String column) {
        return new ColumnSource(column, Map.of(), List.of());
    }
}
