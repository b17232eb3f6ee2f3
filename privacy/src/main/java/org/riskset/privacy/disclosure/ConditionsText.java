// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads signed conditions. There is one text for each value, with its members in one order: so the whole text is one
 * pattern, and whoever reads makes it again and compares.
 */
final class ConditionsText {
    private static final String NUMBER = "(\\d{1,4})";
    private static final Pattern TEXT = Pattern.compile("\\{\"iterative\":\"allow\",\"max_groups\":\"none\""
            + ",\"min_cell\":" + NUMBER + ",\"min_group\":" + NUMBER + ",\"min_risk\":" + NUMBER
            + ",\"min_sites\":" + NUMBER + ",\"quorum\":\"?(\\w{1,10})\"?,\"release\":\"([a-z]{1,12})\""
            + ",\"release_step\":(?:\"none\"|([-+.\\deE]{1,24})),\"site_tables\":\"allow\",\"snapshot\":null"
            + ",\"statistics\":\"(rounded|protected)\",\"zero_cells\":\"(allow|merge)\"\\}");

    private ConditionsText() {}

    /** The conditions that a text may stand for; empty when it stands for none. */
    static Optional<ReleaseConditions> read(String text) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        Optional<ReleaseLevel> level = ReleaseLevel.parse(found.group(6));
        Optional<Quorum> quorum = Quorum.parse(found.group(5));
        try {
            return level.flatMap(
                    l -> quorum.map(q -> new ReleaseConditions(Integer.parseInt(found.group(4)), q, demand(found, l))));
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }

    private static ReleaseDemand demand(Matcher found, ReleaseLevel level) {
        OptionalDouble step =
                found.group(7) == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(found.group(7)));
        return new ReleaseDemand(
                level,
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3)),
                step,
                found.group(8).equals("protected"),
                found.group(9).equals("allow"));
    }
}
