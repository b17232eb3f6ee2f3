// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.riskset.proto.document.ConfigError;
import org.riskset.proto.document.Fields;
import org.riskset.proto.document.Item;
import org.riskset.survival.digest.ShortestDecimal;
import org.riskset.survival.error.Problem;

/**
 * Rules of a policy that this version does not enforce. A site must never believe itself protected by one of them, so
 * each may be written only with a value under which it protects nothing, or under which nothing is left to protect.
 */
final class UnenforcedRules {
    private static final List<String> NO_LIMIT = List.of("none");
    // nothing of the kind is computed at all: to deny it and to allow it come to the same
    private static final List<String> EITHER = List.of("allow", "deny");
    private static final Map<String, List<String>> PERMITTED = new LinkedHashMap<>();

    static {
        PERMITTED.put("site_tables", EITHER);
        PERMITTED.put("iterative", EITHER);
    }

    private UnenforcedRules() {}

    static void check(Fields policy) {
        PERMITTED.forEach((rule, values) -> policy.get(rule)
                .filter(item -> !values.contains(word(item)))
                .ifPresent(item -> {
                    String remedy = values.isEmpty()
                            ? "leave it out"
                            : "leave it out, or write  " + rule + ": " + String.join("  or  ", values);
                    item.report(notEnforced("rule " + rule).with(Problem.DO, remedy));
                }));
    }

    private static Problem notEnforced(String rule) {
        return Problem.of(ConfigError.NOT_ENFORCED, rule + ": not enforced by this version");
    }

    private static String word(Item item) {
        if (item.isText()) {
            return item.text().orElse("");
        }
        return item.isNumber() ? ShortestDecimal.of(item.number().orElse(0)) : "";
    }
}
