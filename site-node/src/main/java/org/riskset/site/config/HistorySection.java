// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.riskset.privacy.disclosure.HistoryRules;
import org.riskset.privacy.disclosure.HistoryRules.Budget;
import org.riskset.privacy.disclosure.HistoryRules.Differencing;
import org.riskset.privacy.disclosure.HistoryRules.OnHit;
import org.riskset.privacy.disclosure.HistoryRules.Pairs;
import org.riskset.privacy.disclosure.HistoryRules.RosterChange;
import org.riskset.privacy.disclosure.HistoryRules.Sets;
import org.riskset.proto.document.Fields;
import org.riskset.proto.document.Item;

/** Those keys of {@code policy.yaml} that compare a question with what was answered before. What is absent is off. */
final class HistorySection {
    private static final int THRESHOLD = 5;
    private static final int ROSTER_CHANGE = 3;
    private static final int MOVE_AFTER = 10;
    private static final int FEWEST = 2;

    private HistorySection() {}

    static HistoryRules read(Fields policy) {
        return new HistoryRules(
                section(policy, "differencing", "off", HistorySection::differencing),
                section(policy, "roster_change", "off", HistorySection::rosterChange),
                section(policy, "snapshot", "off", HistorySection::moveAfter)
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()),
                section(policy, "budget", "none", HistorySection::budget));
    }

    private static <T> Optional<T> section(Fields policy, String key, String off, Function<Fields, T> rule) {
        Optional<Item> item = policy.get(key);
        if (item.isEmpty()) {
            return Optional.empty();
        }
        if (!item.get().isMapping()) {
            item.get().oneOf(key, List.of(off));
            return Optional.empty();
        }
        Fields fields = item.get().fields();
        T read = rule.apply(fields);
        fields.done();
        return Optional.of(read);
    }

    private static Differencing differencing(Fields fields) {
        int threshold = integer(fields, "threshold", FEWEST).orElse(THRESHOLD);
        Pairs pairs = word(fields, "rule", List.of("near-copy", "either"), Pairs.NEAR_COPY, Pairs.EITHER);
        Sets sets = word(fields, "sets", List.of("span", "atoms"), Sets.SPAN, Sets.ATOMS);
        // patients of this site alone: sums over all sites cannot be compared yet
        fields.get("scope").ifPresent(item -> item.oneOf("scope", List.of("site")));
        OnHit onHit = word(fields, "on_hit", List.of("ask", "refuse"), OnHit.ASK, OnHit.REFUSE);
        return new Differencing(threshold, pairs, sets, onHit);
    }

    private static RosterChange rosterChange(Fields fields) {
        OnHit onHit = word(fields, "on_hit", List.of("refuse", "ask"), OnHit.REFUSE, OnHit.ASK);
        return new RosterChange(integer(fields, "min", FEWEST).orElse(ROSTER_CHANGE), onHit);
    }

    private static int moveAfter(Fields fields) {
        fields.get("mode").ifPresent(item -> item.oneOf("mode", List.of("pinned")));
        return integer(fields, "move_after", FEWEST).orElse(MOVE_AFTER);
    }

    private static Budget budget(Fields fields) {
        return new Budget(integer(fields, "plans_per_study", 1), integer(fields, "per_day", 1));
    }

    private static OptionalInt integer(Fields fields, String key, int least) {
        return fields.get(key).map(i -> i.integer(least)).orElse(OptionalInt.empty());
    }

    // the first word is the default
    private static <T> T word(Fields fields, String key, List<String> words, T first, T second) {
        return fields.get(key)
                .flatMap(item -> item.oneOf(key, words))
                .map(word -> words.indexOf(word) == 0 ? first : second)
                .orElse(first);
    }
}
