// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.riskset.proto.document.ConfigError;
import org.riskset.proto.document.Fields;
import org.riskset.proto.document.Item;
import org.riskset.survival.error.Problem;

/**
 * Where the site keeps what the study calls by one name.
 *
 * @param column this site's column
 * @param values this site's text to the study's, an empty target meaning missing
 * @param cut bounds that make levels of this site's number; empty = none
 */
public record ColumnSection(String column, Map<String, String> values, List<BigDecimal> cut) {
    public ColumnSection {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        cut = List.copyOf(cut);
    }

    /** A column's name alone, or a mapping with {@code column} and either {@code values} or {@code cut}. */
    static ColumnSection read(Item item) {
        if (!item.isMapping()) {
            return new ColumnSection(item.name().orElse(""), Map.of(), List.of());
        }
        Fields fields = item.fields();
        Map<String, String> values = new LinkedHashMap<>();
        fields.mapping("values")
                .all()
                .forEach((seen, meant) -> values.put(seen, meant.text().orElse("")));
        List<BigDecimal> cut = fields.get("cut").map(Item::decimals).orElse(List.of());
        ColumnSection section = new ColumnSection(fields.requireName("column"), values, cut);
        if (fields.has("values") && fields.has("cut")) {
            fields.report(Problem.of(ConfigError.WRONG_VALUE, "a column has both values and cut")
                    .with(Problem.EXPECTED, "values, or cut"));
        }
        section.bounds(fields);
        fields.done();
        return section;
    }

    private void bounds(Fields fields) {
        for (int i = 1; i < cut.size(); i++) {
            if (cut.get(i).compareTo(cut.get(i - 1)) <= 0) {
                String what = "bound " + cut.get(i) + " is not above " + cut.get(i - 1);
                fields.list("cut").get(i).wrong(what, "bounds that rise");
            }
        }
    }
}
