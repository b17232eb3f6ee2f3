// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.riskset.privacy.disclosure.HistoryRules.Differencing;
import org.riskset.privacy.disclosure.HistoryRules.Pairs;

/**
 * Rule D1: whether a set of patients is almost one that was answered before, so that the difference of the two answers
 * speaks of a few.
 *
 * <p>Of sets u and v let a = |u \ v|, b = |v \ u|. They are near when a + b is 1..T-1 and they share somebody; by
 * {@link Pairs#EITHER} also when a or b alone is 1..T-1 and they share at least T.
 */
final class NearCopies {
    /** Above so many words to compare, only whole analysis sets are. */
    static final long MOST_WORDS = 100_000_000;

    private final Differencing rules;
    private final long mostWords;

    NearCopies(Differencing rules) {
        this(rules, MOST_WORDS);
    }

    NearCopies(Differencing rules, long mostWords) {
        this.rules = rules;
        this.mostWords = mostWords;
    }

    /** The first unit of a question that is almost one of an earlier answer. */
    Optional<NearCopy> first(Units asked, List<LedgerEntry> answered) {
        Map<OrdinalSet, Earlier> every = distinct(answered, false);
        if (words(asked.list(), every.keySet()) <= mostWords) {
            return first(asked.list(), every);
        }
        return first(asked.list().subList(0, 1), distinct(answered, true));
    }

    private Optional<NearCopy> first(List<Unit> asked, Map<OrdinalSet, Earlier> answered) {
        for (Unit unit : asked) {
            for (Map.Entry<OrdinalSet, Earlier> earlier : answered.entrySet()) {
                Gap gap = Gap.between(unit.patients(), earlier.getKey());
                if (isNear(gap)) {
                    return Optional.of(new NearCopy(unit, earlier.getValue(), gap));
                }
            }
        }
        return Optional.empty();
    }

    boolean isNear(Gap gap) {
        boolean near = isFew(gap.added() + gap.left()) && gap.shared() > 0;
        boolean either = rules.pairs() == Pairs.EITHER
                && (isFew(gap.added()) || isFew(gap.left()))
                && gap.shared() >= rules.threshold();
        return near || either;
    }

    private boolean isFew(int patients) {
        return patients >= 1 && patients < rules.threshold();
    }

    // Most answers share their sets, and equal sets need to be compared once.
    private static Map<OrdinalSet, Earlier> distinct(List<LedgerEntry> answered, boolean wholeOnly) {
        Map<OrdinalSet, Earlier> sets = new LinkedHashMap<>();
        for (LedgerEntry entry : answered) {
            List<Unit> units = entry.answer().units().map(Units::list).orElse(List.of());
            for (Unit unit : units.subList(0, wholeOnly ? Math.min(1, units.size()) : units.size())) {
                sets.putIfAbsent(unit.patients(), new Earlier(entry, unit));
            }
        }
        return sets;
    }

    private static long words(List<Unit> asked, Collection<OrdinalSet> answered) {
        return asked.stream()
                .mapToLong(u -> answered.stream()
                        .mapToLong(v -> u.patients().wordsAgainst(v))
                        .sum())
                .sum();
    }

    /** A unit of an earlier answer. */
    record Earlier(LedgerEntry entry, Unit unit) {}

    /** Two units that differ in few. */
    record NearCopy(Unit unit, Earlier earlier, Gap gap) {}

    /**
     * How two sets differ.
     *
     * @param added in the new one alone
     * @param left in the earlier one alone
     */
    record Gap(int added, int left, int shared) {
        static Gap between(OrdinalSet asked, OrdinalSet earlier) {
            int shared = asked.common(earlier);
            return new Gap(asked.size() - shared, earlier.size() - shared, shared);
        }
    }
}
