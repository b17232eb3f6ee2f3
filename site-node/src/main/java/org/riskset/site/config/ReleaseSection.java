// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.riskset.privacy.disclosure.AllowList;
import org.riskset.privacy.disclosure.PlanLimits;
import org.riskset.privacy.disclosure.ReleaseDemand;
import org.riskset.privacy.disclosure.ReleaseLevel;
import org.riskset.privacy.disclosure.VariableRules;
import org.riskset.proto.document.Fields;
import org.riskset.proto.document.Item;

/** The rules of a policy on how fine a question and its answer may be. */
final class ReleaseSection {
    private static final String NONE = "none";
    private static final String EVERYTHING = "*";

    private final Fields policy;

    ReleaseSection(Fields policy) {
        this.policy = policy;
    }

    /** What is not written is as {@link ReleaseDemand#DEFAULT} has it; under {@code exact} nothing is too small. */
    ReleaseDemand release() {
        ReleaseLevel level = policy.get("release")
                .flatMap(i -> i.oneOf("release level", ReleaseLevel.labels()))
                .flatMap(ReleaseLevel::parse)
                .orElse(ReleaseDemand.DEFAULT.level());
        ReleaseDemand usual = level == ReleaseLevel.EXACT ? ReleaseDemand.EXACT : ReleaseDemand.DEFAULT.at(level);
        return new ReleaseDemand(
                level,
                minCell(usual.minCell()),
                count("min_group", usual.minGroup()),
                count("min_risk", usual.minRisk()),
                step(),
                word("statistics", List.of("rounded", "protected")).equals("protected"),
                word("zero_cells", List.of("allow", "merge")).equals("allow"));
    }

    PlanLimits limits() {
        return new PlanLimits(limit("max_groups"), limit("max_patterns"));
    }

    VariableRules variables() {
        Optional<Item> item = policy.get("variables");
        if (item.isEmpty() || !item.get().isMapping()) {
            item.filter(i -> !isWord(i, EVERYTHING))
                    .ifPresent(
                            i -> i.wrong("variables is no mapping", "{allow: […], where: […], never: […]} or \"*\""));
            return VariableRules.EVERYTHING;
        }
        Fields fields = item.get().fields();
        VariableRules rules = new VariableRules(
                names(fields, "allow"),
                names(fields, "where"),
                fields.has("never") ? fields.texts("never") : List.of());
        fields.done();
        return rules;
    }

    private static AllowList<String> names(Fields fields, String key) {
        Optional<Item> item = fields.get(key);
        return item.isEmpty() || isWord(item.get(), EVERYTHING)
                ? AllowList.everything()
                : AllowList.only(fields.texts(key));
    }

    private int minCell(int usual) {
        int cell = count("min_cell", usual);
        if (!ReleaseDemand.isCell(cell)) {
            policy.get("min_cell")
                    .ifPresent(i -> i.wrong(
                            "a smallest cell of " + cell + " protects nothing, or is beyond reason",
                            "1, or 3 to " + ReleaseDemand.LARGEST_CELL));
            return usual;
        }
        return cell;
    }

    private int count(String key, int usual) {
        int count = limit(key).orElse(usual);
        if (count > ReleaseDemand.LARGEST) {
            policy.get(key).ifPresent(i -> i.wrong(key + " is too large", "1 to " + ReleaseDemand.LARGEST));
            return usual;
        }
        return count;
    }

    private OptionalInt limit(String key) {
        Optional<Item> item = policy.get(key);
        return item.isEmpty() || isWord(item.get(), NONE)
                ? OptionalInt.empty()
                : item.get().integer(1);
    }

    private OptionalDouble step() {
        Optional<Item> item = policy.get("release_step");
        if (item.isEmpty() || isWord(item.get(), NONE)) {
            return OptionalDouble.empty();
        }
        OptionalDouble width = item.get().number();
        if (width.isPresent() && !(width.getAsDouble() > 0)) {
            item.get().wrong("the smallest step is not above 0", "a number above 0, or none");
            return OptionalDouble.empty();
        }
        return width;
    }

    private static boolean isWord(Item item, String word) {
        return item.isText() && item.text().filter(word::equals).isPresent();
    }

    private String word(String key, List<String> words) {
        return policy.get(key).flatMap(i -> i.oneOf(key, words)).orElse(words.get(0));
    }
}
